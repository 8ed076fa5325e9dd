// What went wrong, as a sentence that a person can act on.

/** An answer that is an error (RFC 9457), or a request that got no answer at all: `status` is 0 then. */
export class Problem extends Error {

  constructor({status = 0, title = '', detail = '', type = 'about:blank', errors = [], request_id = null, ...more} = {}, retryAfter = null) {
    super(detail || title || 'Something went wrong.');
    this.name = 'Problem';
    this.status = status;
    this.title = title || 'Something went wrong';
    this.kind = type.split('#problem-')[1] ?? '';
    this.errors = errors;
    this.requestId = request_id;
    this.retryAfter = retryAfter;
    this.mfaRequired = more.mfa_required === true;
    this.mfaMethods = more.mfa_methods ?? [];
  }

  /** Whether asking again may help, without changing anything. */
  get passes() {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }

  static async of(response) {
    const retryAfter = Number.parseInt(response.headers.get('Retry-After') ?? '', 10);
    let body = {};
    try {
      body = await response.json();
    } catch {
      body = {title: 'The server gave no reason', detail: `The server answered with ${response.status}. Try again in a moment.`};
    }
    return new Problem({...body, status: response.status}, Number.isNaN(retryAfter) ? null : retryAfter);
  }

  /** For whatever may have been thrown. */
  static from(thrown) {
    if (thrown instanceof Problem) {
      return thrown;
    }
    if (thrown instanceof TypeError && !navigator.onLine) {
      return new Problem({title: 'You are offline', detail: 'There is no network. Try again when you are connected.'});
    }
    if (thrown instanceof TypeError) {
      return new Problem({title: 'The server does not answer', detail: 'The server could not be reached. Try again in a moment.'});
    }
    return new Problem({title: 'Something went wrong', detail: thrown?.message});
  }

  /** The sentence, with the time that is left where there is one. */
  get sentence() {
    if (this.retryAfter && (this.status === 423 || this.status === 429)) {
      return `${this.message} ${waitOf(this.retryAfter)}`;
    }
    return this.message;
  }
}

/** "Try again in 4 minutes." */
export function waitOf(seconds) {
  if (seconds < 90) {
    return `Try again in ${seconds} ${seconds === 1 ? 'second' : 'seconds'}.`;
  }
  return `Try again in ${Math.ceil(seconds / 60)} minutes.`;
}

// The account of the one who is signed in, asked for once.

import {get} from '/look/api.js';

let asked = null;

export function me() {
  asked ??= get('/api/auth/me').catch(thrown => {
    asked = null;
    throw thrown;
  });
  return asked;
}

/** After a change, or when somebody else signs in. */
export function forgetMe() {
  asked = null;
}

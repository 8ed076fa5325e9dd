// The server's API: JSON both ways, the caller's token, and errors as Problem.

import {Problem} from './problem.js';
import {bearer, forget} from './session.js';

/** The body of an answer; null where there is none. */
export const get = (path, options) => call('GET', path, options).then(answer => answer.data);
export const post = (path, body = {}, options) => call('POST', path, {...options, body}).then(answer => answer.data);
export const put = (path, body, options) => call('PUT', path, {...options, body}).then(answer => answer.data);
export const patch = (path, body, options) => call('PATCH', path, {...options, body}).then(answer => answer.data);
export const remove = (path, body, options) => call('DELETE', path, {...options, body}).then(answer => answer.data);

/** A part of a list: {items, total}. */
export async function page(path, {signal, ...query} = {}) {
  const {data, response} = await call('GET', withQuery(path, query), {signal});
  return {items: data, total: Number(response.headers.get('X-Total-Count') ?? data.length)};
}

/** Bytes that only the owner may see, as a Blob. */
export async function blob(path, options) {
  return (await send('GET', path, options)).blob();
}

/** Saves an answer as a file, under the name that the server gives it. */
export async function download(path, fallbackName) {
  const response = await send('GET', path);
  const disposition = response.headers.get('Content-Disposition') ?? '';
  const name = /filename\*=UTF-8''([^;]+)/i.exec(disposition)?.[1] ?? /filename="([^"]+)"/i.exec(disposition)?.[1];
  saveAs(await response.blob(), name ? decodeURIComponent(name) : fallbackName);
}

export function saveAs(content, name) {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** The whole answer: {data, etag, response}. Options: body, headers, signal, etag (for If-Match), anonymous. */
export async function call(method, path, options = {}) {
  const response = await send(method, path, options);
  const text = response.status === 204 ? '' : await response.text();
  return {data: text ? JSON.parse(text) : null, etag: response.headers.get('ETag'), response};
}

/** A Response that is no error; a token that has run out is renewed on the way, once. A body is JSON, or FormData as it is. */
export async function send(method, path, {body, headers = {}, signal, etag, anonymous = false} = {}) {
  const request = token => fetch(path, {
    method,
    signal,
    headers: {
      Accept: 'application/json',
      ...(body === undefined || body instanceof FormData ? {} : {'Content-Type': 'application/json'}),
      ...(etag ? {'If-Match': etag} : {}),
      ...(token ? {Authorization: `Bearer ${token}`} : {}),
      ...headers,
    },
    body: body === undefined || body instanceof FormData ? body : JSON.stringify(body),
  });
  try {
    const token = anonymous ? null : await bearer();
    let response = await request(token);
    if (response.status === 401 && token) {
      const fresh = await bearer(token);
      if (fresh) {
        response = await request(fresh);
      }
      if (response.status === 401 && !(await isAboutCredentials(response))) {
        forget();
      }
    }
    if (!response.ok) {
      throw await Problem.of(response);
    }
    return response;
  } catch (thrown) {
    throw thrown?.name === 'AbortError' ? thrown : Problem.from(thrown);
  }
}

/** A 401 may also say that a password or code in the body is wrong: that ends no session. */
async function isAboutCredentials(response) {
  const problem = await Problem.of(response.clone());
  return problem.kind !== '' && problem.kind !== 'unauthenticated';
}

/** A path with what is to be asked for; absent and empty values are left out. */
export function withQuery(path, query) {
  const wanted = Object.entries(query).filter(([, value]) => value !== undefined && value !== null && value !== '');
  return wanted.length === 0 ? path : `${path}?${new URLSearchParams(wanted)}`;
}

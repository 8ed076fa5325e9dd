// Whether the node that answers is well: /health, which is no part of the administration and says so without a token.

import {el} from '/look/dom.js';
import {Problem} from '/look/problem.js';
import {words} from './words.js';

/** {status, checks, timestamp}; a node that is not well answers with 503 and the same body. */
export async function askHealth(signal) {
  try {
    const response = await fetch('/health', {signal, headers: {Accept: 'application/json'}});
    return await response.json();
  } catch (thrown) {
    throw thrown?.name === 'AbortError' ? thrown : Problem.from(thrown);
  }
}

export const healthBadge = status => el('span.badge', {class: status === 'healthy' ? 'good' : 'bad'}, words(status));

export const health = async () => healthBadge((await askHealth()).status);

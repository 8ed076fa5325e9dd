// Who is signed in. The access token lives in this tab's memory only; the refresh token in localStorage, where all tabs find it.
// docs/decisions tells why it is kept so.

import {Problem} from './problem.js';

const KEY = 'llm-modes.session';
const OPEN = 'llm_modes_open';
const LOCK = 'llm-modes.refresh';

let access = null;
let accessEnds = 0;
const listeners = new Set();

/** Whether there is a session to go on with; whether it still lives, only the server knows. */
export const isSignedIn = () => kept() !== null;

/** Calls back when somebody signs in or out, here or in another tab. */
export function onChange(listener) {
  listeners.add(listener);
}

/** Starts a session with the answer of a login. */
export function open(tokens, remember) {
  write({token: tokens.refresh_token, remember});
  if (!remember) {
    // A cookie without an age ends with the browser, and with it a session that nobody asked to be remembered. It holds nothing.
    document.cookie = `${OPEN}=1; Path=/; SameSite=Strict`;
  }
  accept(tokens);
  tell();
}

/** Forgets the session in all tabs. */
export function forget() {
  access = null;
  localStorage.removeItem(KEY);
  tell();
}

/** Ends the session on the server and forgets it. */
export async function signOut() {
  const token = kept()?.token;
  forget();
  if (token) {
    await exchange('/api/auth/logout', token).catch(() => {});
  }
}

/** A token for the Authorization header; null when nobody is signed in. `refused` is one that the server no longer takes. */
export async function bearer(refused = null) {
  if (access && access !== refused && Date.now() < accessEnds) {
    return access;
  }
  if (!kept()) {
    return null;
  }
  return inTurn(async () => {
    if (access && access !== refused && Date.now() < accessEnds) {
      return access; // Another request of this tab was faster.
    }
    return refresh();
  });
}

async function refresh() {
  const before = kept();
  if (!before) {
    return null;
  }
  const response = await exchange('/api/auth/refresh', before.token);
  if (response.ok) {
    const tokens = await response.json();
    if (kept()?.token === before.token) {
      write({...before, token: tokens.refresh_token});
    }
    return accept(tokens);
  }
  if (response.status !== 400) {
    throw await Problem.of(response); // Too many requests, or the server is away: the session may well live.
  }
  if (kept() && kept().token !== before.token) {
    return refresh(); // Where there are no locks, another tab may have been faster.
  }
  forget();
  return null;
}

function accept(tokens) {
  access = tokens.access_token;
  accessEnds = Date.now() + Math.max(1, tokens.expires_in - 20) * 1000;
  return access;
}

/** One tab after the other: each exchanges the token that the one before has left. Pages without HTTPS have no locks; see above. */
let turn = Promise.resolve();
function inTurn(action) {
  if (navigator.locks) {
    return navigator.locks.request(LOCK, action);
  }
  turn = turn.then(action, action);
  return turn;
}

const exchange = (path, token) => fetch(path, {
  method: 'POST',
  headers: {'Content-Type': 'application/json', Accept: 'application/json'},
  body: JSON.stringify({refresh_token: token}),
});

function kept() {
  try {
    const session = JSON.parse(localStorage.getItem(KEY));
    return session?.token && (session.remember || browserIsStillOpen()) ? session : null;
  } catch {
    return null;
  }
}

const browserIsStillOpen = () => document.cookie.split('; ').includes(`${OPEN}=1`);

const write = session => localStorage.setItem(KEY, JSON.stringify(session));

const tell = () => listeners.forEach(listener => listener(isSignedIn()));

addEventListener('storage', event => {
  if (event.key !== KEY) {
    return;
  }
  const [was, is] = [event.oldValue !== null, event.newValue !== null];
  if (was !== is) {
    access = null;
    tell();
  }
});

// Where the console begins: whoever is not signed in sees the door, whoever is no administrator is told so.

import {get} from '/look/api.js';
import {go, router} from '/look/router.js';
import {isSignedIn, onChange} from '/look/session.js';
import {ai} from './ai.js';
import {audit} from './audit.js';
import {showBootstrap, takeToken} from './bootstrap.js';
import {showEnrolment, showFailure, showRefusal, showSignIn, showWait} from './doors.js';
import {limits} from './limits.js';
import {mail} from './mail.js';
import {overview} from './overview.js';
import {hideShell, showInShell} from './shell.js';
import {system} from './system.js';
import {userChat, userChats} from './user-chats.js';
import {user} from './user.js';
import {users} from './users.js';

let who = null;
let turn = 0;

/** Who is signed in; throws where an administrator without a second factor must have one (MFA_REQUIRED_ROLES). */
async function identify() {
  const user = await get('/api/auth/me');
  if (user.roles.includes('admin') && !user.mfa_enabled) {
    await get('/api/admin/audit-events/types');
  }
  return user;
}

/** A view for administrators: a function (parameters, query, who) => {title, section, content, stop?}. */
const inside = make => async (parameters, query) => {
  const mine = ++turn;
  if (!isSignedIn()) {
    const wanted = location.hash.slice(1);
    go(wanted && wanted !== '/' ? `/sign-in?next=${encodeURIComponent(wanted)}` : '/sign-in', {replace: true});
    return;
  }
  try {
    if (who === null) {
      showWait();
      who = await identify();
    }
  } catch (thrown) {
    if (thrown.mfaEnrolmentRequired) {
      hideShell();
      showEnrolment();
    } else if (mine === turn && isSignedIn()) {
      showFailure(thrown, () => views.follow());
    }
    return;
  }
  if (mine !== turn) {
    return; // Another view was asked for meanwhile.
  }
  if (who.roles.includes('admin')) {
    showInShell(make(parameters, query, who), who);
  } else {
    hideShell();
    showRefusal(who);
  }
};

const outside = show => (parameters, query) => {
  turn++;
  hideShell();
  show(parameters, query);
};

const views = router([
  ['/sign-in', (parameters, query) => isSignedIn()
    ? go(query.get('next') ?? '/', {replace: true})
    : outside(showSignIn)(parameters, query)],
  ['/bootstrap', outside(showBootstrap)],
  ['/', inside(overview)],
  ['/users', inside(users)],
  ['/users/:id', inside(user)],
  ['/users/:id/chats', inside(userChats)],
  ['/users/:id/chats/:chat', inside(userChat)],
  ['/audit', inside(audit)],
  ['/ai', inside(ai)],
  ['/mail', inside(mail)],
  ['/limits', inside(limits)],
  ['/system', inside(system)],
], () => go('/', {replace: true}));

takeToken();
onChange(() => {
  who = null;
  views.follow();
});
views.follow();

// Where the page begins: who is not signed in sees the doors, who is sees the chats.

import {isSignedIn, onChange} from '/look/session.js';
import {go, router} from '/look/router.js';
import * as doors from './doors.js';
import {showAccount} from './account.js';
import {showChat} from './chat.js';
import {showHome, showList} from './home.js';
import {showSettings} from './settings.js';
import {leaveShell} from './shell.js';

/** What may be seen only by one who is signed in; from elsewhere one comes back here after signing in. */
const inside = show => (...args) => {
  if (isSignedIn()) {
    show(...args);
  } else {
    const wanted = location.hash.slice(1);
    go(wanted && wanted !== '/' ? `/sign-in?next=${encodeURIComponent(wanted)}` : '/welcome', {replace: true});
  }
};

const outside = show => (...args) => {
  if (isSignedIn()) {
    go(args[1]?.get('next') ?? '/', {replace: true});
  } else {
    leaveShell();
    show(...args);
  }
};

const views = router([
  ['/welcome', outside(doors.showWelcome)],
  ['/sign-in', outside(doors.showSignIn)],
  ['/sign-up', outside(doors.showSignUp)],
  ['/forgot', outside(doors.showForgot)],
  ['/', inside(showHome)],
  ['/list', inside(showList)],
  ['/chats/:id', inside(showChat)],
  ['/account', inside(showAccount)],
  ['/settings', inside(showSettings)],
], () => go('/', {replace: true}));

onChange(views.follow);
views.follow();

// The frame of one who is signed in: the chats at the left, a view at the right; on a phone one of the two.

import {post} from '/look/api.js';
import {el, fill} from '/look/dom.js';
import {icon} from '/look/icons.js';
import {menu} from '/look/menu.js';
import {notice} from '/look/form.js';
import {go} from '/look/router.js';
import {signOut} from '/look/session.js';
import {themeButton} from '/look/theme-button.js';
import {toast, toastProblem} from '/look/toast.js';
import {chatList} from './chat-list.js';
import {forgetMe, me} from './me.js';

const PHONE = matchMedia('(max-width: 52rem)');

let frame = null;

PHONE.addEventListener('change', () => frame && nameParts());

/**
 * Shows a view in the frame.
 *
 * @param title   of the document
 * @param content of the view
 * @param side    what a phone shows: 'list' or 'view'
 */
export function showInShell(title, content, side = 'view') {
  frame ??= make();
  frame.element.dataset.side = side;
  nameParts();
  document.title = `${title} · LLM_MODES`;
  if (!frame.element.isConnected) {
    fill(document.getElementById('app'), frame.element);
  }
  fill(frame.main, content);
  frame.list.mark();
  return frame;
}

/** Where a phone shows the list alone, it is what the page is about. */
function nameParts() {
  frame.side.setAttribute('role', PHONE.matches && frame.element.dataset.side === 'list' ? 'main' : 'complementary');
}

/** The list of chats in the frame, to tell it of changes. */
export const list = () => frame?.list;

/** After the account has changed. */
export const renewFoot = () => frame?.renewFoot();

export function leaveShell() {
  frame?.list.stop();
  frame = null;
  forgetMe();
}

function make() {
  const chats = chatList();
  const main = el('main.view#view', {tabindex: '-1'});
  const place = el('div', foot());
  const side = el('div.side', {'aria-label': 'Chats and account'},
    el('h1.unseen.only-phone', 'Your chats'),
    el('div.side-head', el('a.brand', {href: '#/'}, el('img', {src: '/look/icon.svg', alt: ''}), 'LLM_MODES'), themeButton()),
    el('a.button.primary.new-chat', {href: '#/'}, icon('plus'), 'New chat'),
    chats.element,
    place);
  const element = el('div.shell',
    el('a.skip', {href: '#view', onclick: event => { event.preventDefault(); main.focus(); }}, 'To the content'),
    side,
    main);
  return {element, side, main, list: chats, renewFoot: () => fill(place, foot())};
}

function foot() {
  const name = el('span.clip.grow', '…');
  const initials = el('span.initials', {'aria-hidden': 'true'});
  const button = menu(el('button.who', {type: 'button'}, initials, name, icon('more')), () => [
    {label: 'Account', icon: 'user', href: '#/account'},
    {label: 'Settings of the modes', icon: 'gear', href: '#/settings'},
    ...(button.dataset.admin ? [{label: 'Administration', icon: 'shield', href: '/admin'}] : []),
    {label: 'API documentation', icon: 'list', href: '/docs'},
    null,
    {label: 'Sign out', icon: 'out', run: leave},
  ]);
  const unverified = el('div', {hidden: true});
  me().then(user => {
    name.textContent = `${user.first_name} ${user.last_name}`;
    initials.textContent = [...user.first_name][0] + [...user.last_name][0];
    button.dataset.admin = user.roles.includes('admin') ? 'yes' : '';
    if (!user.is_verified) {
      unverified.hidden = false;
      fill(unverified, verifyNotice(user));
    }
  }).catch(toastProblem);
  return el('div.side-foot', unverified, button);
}

function verifyNotice(user) {
  const again = el('button.link-button', {type: 'button', onclick: async () => {
    try {
      await post('/api/auth/resend-verification', {email: user.email}, {anonymous: true});
      toast(`A new link is on its way to ${user.email}.`);
    } catch (thrown) {
      toastProblem(thrown);
    }
  }}, 'Send it again');
  return notice('warn', el('p.small', 'Please confirm your address by the link that we have mailed to you. ', again));
}

async function leave() {
  await signOut();
  toast('You are signed out.');
  go('/welcome', {replace: true});
}

/** The head of a view: a way back on phones, a heading, and what can be done. */
export function viewHead(heading, ...actions) {
  return el('header.view-head',
    el('a.button.ghost.icon-only.only-phone', {href: '#/list', 'aria-label': 'Back to the chats'}, icon('back')),
    heading,
    el('div.row.still', actions));
}

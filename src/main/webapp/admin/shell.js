// The frame of the console: sections at the left, on phones above; one view beside them.

import {el, fill} from '/look/dom.js';
import {icon} from '/look/icons.js';
import {menu} from '/look/menu.js';
import {signOut} from '/look/session.js';
import {themeButton} from '/look/theme-button.js';
import {putProblemsAway} from '/look/toast.js';

const SECTIONS = [
  ['/', 'chart', 'Overview'],
  ['/users', 'users', 'Users'],
  ['/audit', 'list', 'Audit'],
  ['/ai', 'spark', 'AI'],
  ['/mail', 'mail', 'Mail'],
  ['/limits', 'clock', 'Limits'],
  ['/system', 'server', 'System'],
];

let frame = null;
let stop = null;

/** Shows a view {title, section, content, stop?}; `stop` is called when the next one comes. */
export function showInShell(view, user) {
  stop?.();
  stop = view.stop ?? null;
  putProblemsAway();
  document.querySelectorAll('dialog[open]').forEach(each => each.close()); // Of the view before, after a way back.

  frame ??= make(user);
  document.title = `${view.title} · Administration · LLM_MODES`;
  if (!frame.element.isConnected) {
    fill(document.getElementById('app'), frame.element);
  }
  frame.mark(view.section);
  fill(frame.main, view.content);
  scrollTo(0, 0);
  frame.main.querySelector('h1')?.focus({preventScroll: true});
}

export function hideShell() {
  stop?.();
  stop = null;
  frame = null;
}

/** The head of a view: its heading, what it is for, and what can be done. */
export function viewHead(title, text, ...actions) {
  return el('header.view-head',
    el('div.grow', el('h1', {tabindex: '-1'}, title), text && el('p.quiet', text)),
    el('div.row', actions));
}

function make(user) {
  const main = el('main.view#view', {tabindex: '-1'});
  const links = SECTIONS.map(([path, picture, label]) => el('a', {href: `#${path}`, dataset: {section: path}}, icon(picture), el('span', label)));
  const element = el('div.console',
    el('a.skip', {href: '#view', onclick: event => { event.preventDefault(); main.focus(); }}, 'To the content'),
    el('header.side',
      el('div.side-head',
        el('a.brand', {href: '#/'}, el('img', {src: '/look/icon.svg', alt: ''}), 'LLM_MODES'),
        el('div.row.still', themeButton(), account(user))),
      el('nav.nav.sections', {'aria-label': 'Sections'}, links)),
    main);
  const mark = section => links.forEach(link => {
    if (link.dataset.section === section) {
      link.setAttribute('aria-current', 'page');
      link.scrollIntoView({block: 'nearest', inline: 'center'});
    } else {
      link.removeAttribute('aria-current');
    }
  });
  return {element, main, mark};
}

function account(user) {
  const name = `${user.first_name} ${user.last_name}`;
  return el('div', menu(el('button.button.ghost.icon-only', {type: 'button', 'aria-label': `Account of ${name}`, title: user.email}, icon('user')), () => [
    {label: user.email, icon: 'user', href: `#/users/${encodeURIComponent(user.id)}`},
    {label: 'To the chats', icon: 'chat', href: '/app'},
    {label: 'API documentation', icon: 'list', href: '/docs'},
    null,
    {label: 'Sign out', icon: 'out', run: () => signOut()},
  ]));
}

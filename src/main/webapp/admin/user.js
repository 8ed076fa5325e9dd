// One account: what it is, what can be done with it, its sessions and its history.

import {call, page, remove} from '/look/api.js';
import {confirm} from '/look/dialog.js';
import {el, fill} from '/look/dom.js';
import {dateTime, deviceOf} from '/look/format.js';
import {busy} from '/look/form.js';
import {icon} from '/look/icons.js';
import {failed, loading} from '/look/states.js';
import {table} from '/look/table.js';
import {toast, toastProblem} from '/look/toast.js';
import {chatAccess} from './chat-access.js';
import {eventColumns, showEvent} from './event.js';
import {viewHead} from './shell.js';
import {actions} from './user-actions.js';
import {badges, when} from './words.js';

export function user({id}, query, who) {
  const address = `/api/admin/users/${encodeURIComponent(id)}`;
  const content = el('div.stack.wide');
  const facts = el('div');
  const doing = el('div');
  const head = el('div');
  let lists = null;

  /** Reads the account anew; the lists come with the first time, and are asked again after that. */
  async function show({quietly = false} = {}) {
    if (!quietly) {
      fill(content, el('h1.unseen', {tabindex: '-1'}, 'User'), loading(6));
    }
    try {
      const {data, etag} = await call('GET', address);
      document.title = `${data.first_name} ${data.last_name} · Administration · LLM_MODES`;
      fill(head, viewHead(`${data.first_name} ${data.last_name}`, data.email, badges(data)));
      fill(facts, factsOf(data));
      fill(doing, actions({account: data, etag, address, changed: () => show({quietly: true})}));
      if (lists === null) {
        lists = [sessions(address), events(address), chatAccess(data, who)];
      } else {
        lists.forEach(each => each.reload({quietly: true}));
      }
      if (!quietly || !head.isConnected) {
        fill(content, head, el('div.columns', facts, doing), lists.map(each => each.element));
        content.querySelector('h1').focus({preventScroll: true});
      }
    } catch (thrown) {
      fill(content, el('h1.unseen', {tabindex: '-1'}, 'User'), thrown.status === 404 ? nobody(thrown) : failed(thrown, () => show()));
    }
  }

  show();
  return {title: 'User', section: '/users', content: [el('p', el('a', {href: '#/users', onclick: backToList}, icon('back'), ' All users')), content]};
}

/** Back to where the list was left, with its filters; whoever came from elsewhere finds it anew. */
function backToList(event) {
  if (cameFromList) {
    event.preventDefault();
    history.back();
  }
}

let cameFromList = false;
addEventListener('hashchange', event => { cameFromList = /#\/users(\?|$)/.test(event.oldURL); });

const nobody = thrown => el('div.state', icon('users'), el('h2', 'No such account'), el('p', thrown.sentence), el('a.button', {href: '#/users'}, 'All users'));

function factsOf(account) {
  const locked = account.locked_until && new Date(account.locked_until) > new Date();
  const fact = (name, value) => [el('dt', name), el('dd', value)];
  return el('section.card', el('header', el('h2', 'Account')), el('dl.facts',
    fact('Number', account.id),
    fact('E-mail', [account.email, ' ', account.is_verified ? el('span.good', '(verified)') : el('span.quiet', '(not verified)')]),
    fact('Roles', account.roles.join(', ')),
    fact('Second factor', account.mfa_enabled ? 'Authenticator app' : 'None'),
    locked && fact('Locked until', dateTime(account.locked_until)),
    fact('Last sign-in', when(account.last_login_at)),
    fact('Since', dateTime(account.created_at)),
    account.updated_at && fact('Changed', when(account.updated_at))));
}

function sessions(address) {
  const list = table({
    caption: 'Sessions',
    limit: 10,
    columns: [
      {title: 'Device', cell: session => el('span', {title: session.user_agent ?? ''}, deviceOf(session.user_agent))},
      {title: 'Address', cell: session => session.ip_address},
      {title: 'Used', class: 'nowrap', cell: session => when(session.last_used_at)},
      {title: 'Since', class: 'nowrap', cell: session => dateTime(session.created_at)},
      {title: 'Ends', class: 'nowrap', cell: session => dateTime(session.expires_at)},
      {title: 'Action', cell: session => ending(address, session, () => list.reload({quietly: true}))},
    ],
    load: ({limit, offset, signal}) => page(`${address}/sessions`, {limit, offset, signal}),
    none: {picture: 'device', title: 'Not signed in', text: 'There is no live session of this account.'},
  });
  return section('Sessions', list);
}

const ending = (address, session, ended) => el('button.button.slim', {type: 'button', 'aria-label': `End the session on ${deviceOf(session.user_agent)}, ${session.ip_address}`,
  onclick: async event => {
    const button = event.currentTarget;
    if (await confirm({title: 'End this session?', text: `${deviceOf(session.user_agent)} at ${session.ip_address} is signed out at once.`, action: 'End it'})) {
      await busy(button, async () => {
        await remove(`${address}/sessions/${encodeURIComponent(session.id)}`);
        toast('The session is ended.');
        ended();
      }).catch(toastProblem);
    }
  }}, 'End');

function events(address) {
  return section('History', table({
    caption: 'History',
    columns: eventColumns,
    limit: 10,
    load: ({limit, offset, signal}) => page(`${address}/events`, {limit, offset, signal}),
    none: {picture: 'list', title: 'Nothing happened yet', text: 'Acts of this account, and acts on it, appear here.'},
    onRow: showEvent,
  }));
}

const section = (title, list) => ({reload: list.reload, element: el('section.stack.tight', el('h2', title), list.element)});

// Somebody's chats, to be read while they are open. Every part that is shown is recorded, so nothing is asked for that nobody looks at.

import {blob, call, get, page, withQuery} from '/look/api.js';
import {dialog} from '/look/dialog.js';
import {el, fill} from '/look/dom.js';
import {bytes, dateTime, number} from '/look/format.js';
import {busy} from '/look/form.js';
import {icon} from '/look/icons.js';
import {failed, loading} from '/look/states.js';
import {table} from '/look/table.js';
import {toastProblem} from '/look/toast.js';
import {banner, shut, usableAccess} from './chat-access.js';
import {viewHead} from './shell.js';
import {when, words} from './words.js';

const PART = 50;

/** The list of the chats. */
export function userChats({id}) {
  return view(id, 'Chats', `#/users/${encodeURIComponent(id)}`, 'To the account', async (place, account) => {
    fill(place, viewHead('Chats', `Of ${account.first_name} ${account.last_name}, ${account.email}; archived ones too.`), table({
      caption: 'Chats',
      columns: [
        {title: 'Title', cell: chat => el('a', {href: `#/users/${account.id}/chats/${chat.id}`}, chat.title)},
        {title: 'Mode', class: 'nowrap', cell: chat => words(chat.mode)},
        {title: 'Messages', class: 'number', cell: chat => number(chat.message_count)},
        {title: 'State', cell: chat => el('span.badges', chat.is_archived && el('span.badge', 'Archived'), chat.is_pinned && el('span.badge.accent', 'Pinned'))},
        {title: 'Changed', class: 'nowrap', cell: chat => when(chat.updated_at)},
      ],
      load: ({limit, offset, signal}) => page(`/api/admin/users/${account.id}/chats`, {limit, offset, signal}),
      none: {picture: 'chat', title: 'No chats', text: 'This user has none.'},
    }).element);
  });
}

/** One chat, fifty messages at a time. */
export function userChat({id, chat}, query) {
  const offset = Math.max(0, Number(query.get('offset')) || 0);
  return view(id, 'Chat', `#/users/${encodeURIComponent(id)}/chats`, 'All chats', async (place, account) => {
    const address = `/api/admin/users/${account.id}/chats/${encodeURIComponent(chat)}`;
    const {data, response} = await call('GET', withQuery(address, {limit: PART, offset}));
    const total = Number(response.headers.get('X-Total-Count') ?? data.messages.length);
    document.title = `${data.title} · Administration · LLM_MODES`;
    fill(place,
      viewHead(data.title, `${words(data.mode)} of ${account.first_name} ${account.last_name}, begun ${dateTime(data.created_at)}.`),
      data.messages.length === 0
        ? el('div.state', icon('chat'), el('h2', 'Nothing was said'), el('p', 'There are no messages here.'))
        : el('ol.plain.stack', {'aria-label': 'Messages'}, data.messages.map(message => said(message, address))),
      total > PART && paging(account.id, data.id, offset, total));
  });
}

/** The frame of both: the banner, and the content only while the chats are open. */
function view(id, title, back, backLabel, show) {
  const content = el('div.stack.wide', el('h1.unseen', {tabindex: '-1'}, title), loading(6));
  const load = async () => {
    try {
      const [account, access] = await Promise.all([get(`/api/admin/users/${encodeURIComponent(id)}`), usableAccess(id)]);
      if (access === null) {
        shut(content, id);
        return;
      }
      const place = el('div.stack.wide');
      await show(place, account);
      fill(content, banner(access, {ended: () => shut(content, id)}), place);
    } catch (thrown) {
      fill(content, el('h1.unseen', {tabindex: '-1'}, title), failed(thrown, thrown.status === 404 ? null : load));
    }
    content.querySelector('h1')?.focus({preventScroll: true});
  };
  load();
  return {title, section: '/users', content: [el('p', el('a', {href: back}, icon('back'), ` ${backLabel}`)), content]};
}

const SPEAKERS = {user: 'User', assistant: 'Reply', system: 'System'};

function said(message, address) {
  return el('li.said', {class: message.role},
    el('div.row.small.quiet.by',
      el('b', SPEAKERS[message.role] ?? words(message.role)),
      el('time', {datetime: message.created_at}, dateTime(message.created_at)),
      message.engine && el('span', message.engine),
      message.status !== 'complete' && el('span.badge.warn', words(message.status)),
      message.superseded && el('span.badge', 'Superseded')),
    el('p.words', message.content),
    message.files.length > 0 && el('div.row', message.files.map(file => picture(file, address))));
}

/** A picture is fetched, and its reading recorded, only when somebody presses. */
const picture = (file, address) => el('button.button.slim', {type: 'button', onclick: event => busy(event.currentTarget, async () => {
  const content = await blob(`${address}/files/${encodeURIComponent(file.id)}`, {headers: {Accept: 'image/*'}});
  const source = URL.createObjectURL(content);
  const opened = dialog({title: file.name, wide: true, content: el('img.large-picture', {src: source, alt: file.name}),
    actions: [el('button.button', {type: 'button', onclick: () => opened.close()}, 'Close')]});
  opened.closed.then(() => URL.revokeObjectURL(source));
}).catch(toastProblem)}, icon('image'), `${file.name}, ${file.width} × ${file.height}, ${bytes(file.size)}`);

function paging(user, chat, offset, total) {
  const to = (from, label) => el('a.button.slim', {href: `#/users/${user}/chats/${chat}?offset=${from}`}, label);
  return el('nav.paging', {'aria-label': 'Pages of messages'},
    el('span', `${number(offset + 1)}–${number(Math.min(offset + PART, total))} of ${number(total)}`),
    el('span.row', offset > 0 && to(Math.max(0, offset - PART), 'Previous'), offset + PART < total && to(offset + PART, 'Next')));
}

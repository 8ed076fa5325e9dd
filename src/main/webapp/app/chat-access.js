// Who has opened one's chats, when and why, and what was read.

import {page} from '/look/api.js';
import {el} from '/look/dom.js';
import {dateTime} from '/look/format.js';
import {icon} from '/look/icons.js';
import {region} from '/look/states.js';

const PART = 5;

const ENDS = {
  administrator: 'closed by the administrator', replaced: 'opened anew from another session', expired: 'the time was over', signed_out: 'the administrator signed out',
  rights_lost: 'the administrator lost the role', account_deleted: 'the administrator’s account was deleted', switched_off: 'switched off on this server',
};

export function chatAccess() {
  const place = el('div');
  let limit = PART;
  const again = region(place, {
    load: signal => page('/api/auth/me/chat-access', {limit, signal}),
    show: ({items, total}) => items.length === 0
      ? el('p.quiet', 'Nobody. Administrators can’t read your chats unless they open them with a reason; you would get a letter, and see it here.')
      : el('div.stack',
        el('ul.plain.stack', items.map(entry)),
        total > items.length && limit < 100 && el('div', el('button.button', {type: 'button', onclick: () => { limit = Math.min(100, limit + 20); again({quietly: true}); }}, 'Show earlier ones'))),
    bones: 2,
  });
  return el('section.card.stack', el('header', el('h2', 'Who read your chats')), place);
}

function entry(access) {
  return el('li.row.still', icon('eye'),
    el('div.grow.stack.tight',
      el('div', el('b', access.administrator), ' ', access.is_open ? el('span.badge.warn', 'Open now') : el('span.badge', 'Closed')),
      el('p', access.reason),
      el('div.small.quiet', access.is_open
        ? `Since ${dateTime(access.opened_at)}, until ${dateTime(access.expires_at)} at the latest`
        : `From ${dateTime(access.opened_at)} to ${dateTime(access.ended_at)}: ${ENDS[access.ended_by] ?? access.ended_by}`),
      el('div.small', what(access))));
}

function what(access) {
  if (access.chats_read.length > 0) {
    return ['Read: ', access.chats_read.map((chat, index) => [index > 0 && ', ',
      chat.title === null ? el('span.quiet', 'a chat that is gone') : el('a', {href: `#/chats/${chat.chat_id}`}, chat.title)])];
  }
  return access.listings > 0 ? 'Looked through the titles of the chats, read none.' : 'Nothing was read.';
}

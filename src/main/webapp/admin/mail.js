// The outbox: what waits, what was sent, what failed; without the words of any letter.

import {page, post} from '/look/api.js';
import {el} from '/look/dom.js';
import {number} from '/look/format.js';
import {busy} from '/look/form.js';
import {icon} from '/look/icons.js';
import {table} from '/look/table.js';
import {toast, toastProblem} from '/look/toast.js';
import {filters, remember} from './filters.js';
import {viewHead} from './shell.js';
import {choices} from './users.js';
import {when, words} from './words.js';

const ADDRESS = '/api/admin/mail';
const LOOK = {pending: 'warn', sent: 'good', failed: 'bad'};

export function mail(_, query) {
  const bar = filters({
    label: 'Filter the letters',
    query,
    fields: [{name: 'status', label: 'State', type: 'select', options: choices([['', 'Any state'], ['pending', 'Waiting'], ['sent', 'Sent'], ['failed', 'Failed']])}],
    changed: () => list.reset({quietly: true}),
  });
  const list = table({
    caption: 'Letters',
    offset: Number(query.get('offset')) || 0,
    columns: [
      {title: 'To', class: 'party', cell: letter => letter.to},
      {title: 'Letter', class: 'nowrap', cell: letter => words(letter.kind)},
      {title: 'State', cell: letter => [el('span.badge', {class: LOOK[letter.status]}, letter.status === 'pending' ? 'Waiting' : words(letter.status)),
        letter.last_error && el('div.small.bad.why', letter.last_error)]},
      {title: 'Attempts', class: 'number', cell: letter => number(letter.attempts)},
      {title: 'Next', class: 'nowrap', cell: letter => letter.next_attempt_at ? when(letter.next_attempt_at) : '–'},
      {title: 'Written', class: 'nowrap', cell: letter => when(letter.created_at)},
      {title: 'Sent', class: 'nowrap', cell: letter => letter.sent_at ? when(letter.sent_at) : '–'},
      {title: 'Action', class: 'nowrap', cell: letter => letter.status === 'sent' ? el('span.quiet', '–') : retrying(letter, () => list.reload({quietly: true}))},
    ],
    load: ({limit, offset, signal}) => {
      remember('/mail', {...bar.values(), offset: offset || ''});
      return page(ADDRESS, {...bar.values(), limit, offset, signal});
    },
    none: {picture: 'mail', title: 'No letters', text: 'What is mailed to users appears here: links to verify an address, to choose a new password, to unlock.'},
  });
  return {
    title: 'Mail',
    section: '/mail',
    content: [
      viewHead('Mail', 'Letters that wait, were sent, or failed. What stands in them is not shown.',
        el('button.button', {type: 'button', onclick: () => list.reload({quietly: true})}, icon('refresh'), 'Look again')),
      bar.element,
      list.element,
    ],
  };
}

const retrying = (letter, again) => el('button.button.slim', {type: 'button', 'aria-label': `Try the letter to ${letter.to} again`,
  onclick: event => busy(event.currentTarget, async () => {
    await post(`${ADDRESS}/${encodeURIComponent(letter.id)}/retry`);
    toast(`The letter to ${letter.to} is tried again now.`);
    again();
  }).catch(toastProblem)}, 'Try again');

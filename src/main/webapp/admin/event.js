// An event of the audit trail: as a row, and whole.

import {dialog} from '/look/dialog.js';
import {el} from '/look/dom.js';
import {exactTime} from '/look/format.js';
import {outcomeBadge, stamp, userLink, words} from './words.js';

export const eventColumns = [
  {title: 'Time', class: 'nowrap', cell: event => el('button.link-button', {type: 'button', onclick: () => showEvent(event)}, stamp(event.created_at))},
  {title: 'What', cell: event => el('span.row.what', el('span', words(event.type)), event.outcome !== 'success' && outcomeBadge(event.outcome))},
  {title: 'Who', class: 'party', cell: event => party(event.actor)},
  {title: 'To whom', class: 'party', cell: event => event.subject === event.actor ? el('span.quiet', event.subject ? 'same' : '–') : party(event.subject)},
  {title: 'From', cell: event => event.ip_address ?? '–'},
];

const party = name => name ?? el('span.quiet', '–');

export function showEvent(event) {
  const fact = (name, value) => value !== null && value !== undefined && value !== '' && [el('dt', name), el('dd', value)];
  const account = (id, name) => name && (id ? link(id, name) : name);
  const link = (id, name) => {
    const made = userLink(id, name);
    made.addEventListener('click', () => opened.close());
    return made;
  };
  const opened = dialog({
    title: words(event.type),
    wide: true,
    content: el('dl.facts',
      fact('Event', event.id),
      fact('Type', el('code', event.type)),
      fact('Time', exactTime(event.created_at)),
      fact('Outcome', outcomeBadge(event.outcome)),
      fact('Who', account(event.actor_id, event.actor)),
      fact('To whom', account(event.subject_id, event.subject)),
      fact('Address', event.ip_address),
      fact('User agent', event.user_agent),
      fact('Request', event.request_id && el('code', event.request_id)),
      Object.entries(event.details ?? {}).map(([name, value]) => fact(words(name), textOf(value)))),
    actions: [el('button.button', {type: 'button', onclick: () => opened.close()}, 'Close')],
  });
}

const textOf = value => typeof value === 'string' ? value : JSON.stringify(value);

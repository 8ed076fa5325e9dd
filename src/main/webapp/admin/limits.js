// Who has to wait, and how to let them go on.

import {get, remove} from '/look/api.js';
import {confirm} from '/look/dialog.js';
import {el} from '/look/dom.js';
import {dateTime, duration, number} from '/look/format.js';
import {busy, notice} from '/look/form.js';
import {icon} from '/look/icons.js';
import {region} from '/look/states.js';
import {table} from '/look/table.js';
import {toast, toastProblem} from '/look/toast.js';
import {part} from './filters.js';
import {viewHead} from './shell.js';
import {words} from './words.js';

const ADDRESS = '/api/admin/rate-limits';

export function limits() {
  const place = el('div');
  const again = region(place, {load: signal => get(ADDRESS, {signal}), show: state => show(state, () => again({quietly: true})), bones: 8});
  return {
    title: 'Limits',
    section: '/limits',
    content: [
      viewHead('Limits and lockouts', 'Who asked too often or guessed too often, and has to wait now.',
        el('button.button', {type: 'button', onclick: () => again({quietly: true})}, icon('refresh'), 'Look again')),
      place,
    ],
    stop: () => again.stop(),
  };
}

function show(state, again) {
  return el('div.stack.wide',
    !state.enabled && notice('warn', 'Rate limits are switched off (RATE_LIMIT_ENABLED=false). Lockouts of sign-ins work all the same.'),
    el('section.stack.tight', el('h2', 'Locked sign-ins'), locks(state.locks, again).element),
    el('section.stack.tight', el('h2', 'Clients that this node holds up'), limited(state.limited, again).element),
    el('section.stack.tight', el('h2', 'The limits'), rules(state.rules).element));
}

const locks = (rows, again) => table({
  caption: 'Locked sign-ins',
  columns: [
    {title: 'Sign-in of', class: 'party', cell: lock => lock.email},
    {title: 'Failures', class: 'number', cell: lock => number(lock.failures)},
    {title: 'Until', class: 'nowrap', cell: lock => dateTime(lock.locked_until)},
    {title: 'Action', cell: lock => release(`${ADDRESS}/locks/${encodeURIComponent(lock.id)}`, again,
      {what: lock.email, title: 'Unlock this sign-in?', text: `${lock.email} can sign in at once; the failed attempts are forgotten.`, action: 'Unlock', done: 'The sign-in is unlocked.'})},
  ],
  load: part(rows),
  none: {picture: 'lock', title: 'Nobody is locked out', text: 'Too many wrong passwords or codes lock a sign-in for a while; it appears here then.'},
});

const limited = (rows, again) => table({
  caption: 'Clients that this node holds up',
  columns: [
    {title: 'Client', cell: client => client.client},
    {title: 'Limit', cell: client => words(client.rule)},
    {title: 'Refused', class: 'number', cell: client => number(client.refusals)},
    {title: 'Until', class: 'nowrap', cell: client => dateTime(client.until)},
    {title: 'Action', cell: client => release(`${ADDRESS}/limited/${encodeURIComponent(client.id)}`, again,
      {what: client.client, title: 'Let this client go on?', text: `${client.client} gets its share of “${words(client.rule)}” back.`, action: 'Release', done: 'The client can go on.'})},
  ],
  load: part(rows),
  none: {picture: 'clock', title: 'Nobody has to wait', text: 'A client that uses up its share of a limit appears here until it may ask again.'},
});

const rules = rows => table({
  caption: 'The limits',
  columns: [
    {title: 'Limit', cell: rule => words(rule.name)},
    {title: 'Requests', class: 'number', cell: rule => number(rule.requests)},
    {title: 'In', cell: rule => duration(rule.seconds)},
  ],
  load: part(rows),
  none: {picture: 'clock', title: 'No limits'},
});

function release(address, again, {what, title, text, action, done}) {
  return el('button.button.slim', {type: 'button', 'aria-label': `${action} ${what}`, onclick: async event => {
    const button = event.currentTarget;
    if (await confirm({title, text, action})) {
      await busy(button, async () => {
        await remove(address).catch(thrown => {
          if (thrown.status !== 404) {
            throw thrown; // Otherwise its time was up meanwhile.
          }
        });
        toast(done);
        again();
      }).catch(toastProblem);
    }
  }}, action);
}

// From where one is signed in, and how to end it.

import {get, remove} from '/look/api.js';
import {confirm} from '/look/dialog.js';
import {el} from '/look/dom.js';
import {ago, dateTime, deviceOf} from '/look/format.js';
import {busy} from '/look/form.js';
import {icon} from '/look/icons.js';
import {region} from '/look/states.js';
import {toast, toastProblem} from '/look/toast.js';

export function sessions() {
  const place = el('div');
  const again = region(place, {load: signal => get('/api/auth/sessions?limit=100', {signal}), show: all => show(all, () => again({quietly: true}))});
  return el('section.card.stack', el('header', el('h2', 'Where you are signed in')), place);
}

function show(all, again) {
  const others = all.filter(each => !each.current);
  return el('div.stack',
    el('ul.plain.stack', all.map(each => entry(each, again))),
    others.length > 0 && el('div', el('button.button', {type: 'button', onclick: event => endAll(event.currentTarget, others.length, again)},
      icon('out'), 'Sign out everywhere else')));
}

function entry(session, again) {
  return el('li.row.still.session', icon('device'),
    el('div.grow', el('div', el('b', deviceOf(session.user_agent)), ' ', session.current && el('span.badge.good', 'This device')),
      el('div.small.quiet', `${session.ip_address} · used ${ago(session.last_used_at)} · since ${dateTime(session.created_at)}`)),
    !session.current && el('button.button.slim', {type: 'button', 'aria-label': `Sign out ${deviceOf(session.user_agent)}, ${session.ip_address}`,
      onclick: event => busy(event.currentTarget, async () => {
        await remove(`/api/auth/sessions/${session.id}`);
        toast('That device is signed out.');
        again();
      }).catch(toastProblem)}, 'Sign out'));
}

async function endAll(button, count, again) {
  if (await confirm({title: 'Sign out everywhere else?', text: `${count === 1 ? 'One other device is' : `${count} other devices are`} signed out at once.`, action: 'Sign out'})) {
    await busy(button, async () => {
      await remove('/api/auth/sessions');
      toast('All other devices are signed out.');
      again();
    }).catch(toastProblem);
  }
}

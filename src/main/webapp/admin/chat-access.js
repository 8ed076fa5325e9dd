// The glass before somebody's chats: where it is allowed it opens with a reason, for a while, and the user is told.

import {get, page, post, remove} from '/look/api.js';
import {ask} from '/look/dialog.js';
import {el, fill} from '/look/dom.js';
import {dateTime, duration, number} from '/look/format.js';
import {busy, field, notice} from '/look/form.js';
import {icon} from '/look/icons.js';
import {go} from '/look/router.js';
import {region} from '/look/states.js';
import {table} from '/look/table.js';
import {toast, toastProblem} from '/look/toast.js';
import {words} from './words.js';

export const glassOf = id => `/api/admin/users/${encodeURIComponent(id)}/chat-access`;

/** The part of a user's page that is about it; nothing where it is not allowed and never was used. */
export function chatAccess(account, who) {
  const element = el('section.stack.tight');
  const reload = region(element, {
    load: async signal => ({rule: await get('/api/admin/chat-access', {signal}), past: await page(glassOf(account.id), {limit: 10, signal})}),
    show: ({rule, past}) => rule.mode === 'off' && past.total === 0 ? [] : [
      el('h2', 'Chats'),
      rule.mode === 'off'
        ? el('p.quiet', 'Administrators can’t read chats here; it was possible once.')
        : door(account, who, rule, past.items.find(each => each.is_usable), reload),
      past.total > 0 && history(account),
    ],
    bones: 2,
  });
  return {element, reload};
}

function door(account, who, rule, usable, reload) {
  if (account.id === who.id) {
    return el('p.quiet', 'Your own chats are where you write them.');
  }
  return usable
    ? banner(usable, {ended: () => reload({quietly: true}), more: el('a.button.primary', {href: `#/users/${account.id}/chats`}, icon('chat'), 'Read the chats')})
    : el('div.stack.tight',
      el('p.quiet', `Chats are private. Where there is no other way, you can open them for ${rule.minutes} minutes, to read: it is recorded, and ${account.email} gets a letter with your name and reason.`),
      el('div', el('button.button', {type: 'button', onclick: () => breakGlass(account, rule)}, icon('lock'), 'Open the chats')));
}

async function breakGlass(account, rule) {
  const opened = await ask({
    title: `Open the chats of ${account.first_name} ${account.last_name}?`,
    text: `You may read them for ${rule.minutes} minutes, in this session. ${account.email} is told now, with your name and the reason, and sees which chats you read.`,
    danger: true,
    submit: 'Open the chats',
    fields: [field({name: 'reason', label: 'Why must they be read?', type: 'textarea', rows: 3, maxlength: 500, required: true, hint: '10 to 500 characters; a ticket’s number is good.'})],
    onSubmit: values => post(glassOf(account.id), values),
  });
  if (opened) {
    toast('The chats are open.');
    go(`/users/${account.id}/chats`);
  }
}

/** Says for how long an access still lasts, and ends it. `ended` is called when it is over, by a press or by itself. */
export function banner(access, {ended, more = null}) {
  const left = el('b.number');
  const element = notice('warn',
    el('p', 'You can read these chats for another ', left, '.'),
    el('p.small', `Opened ${dateTime(access.opened_at)}: ${access.reason}`),
    el('div.row', more, el('button.button', {type: 'button', onclick: event => busy(event.currentTarget, async () => {
      await remove(glassOf(access.user_id));
      clearInterval(timer);
      toast('The chats are closed.');
      ended();
    }).catch(toastProblem)}, icon('lock'), 'Close the chats')));
  const until = new Date(access.expires_at).getTime();
  let seen = false;
  const tick = () => {
    const seconds = Math.ceil((until - Date.now()) / 1000);
    seen ||= element.isConnected;
    if (seen && !element.isConnected) {
      clearInterval(timer);
    } else if (seconds <= 0) {
      clearInterval(timer);
      ended();
    } else {
      left.textContent = seconds > 60 ? `${Math.ceil(seconds / 60)} min` : duration(seconds);
    }
  };
  const timer = setInterval(tick, 1000);
  tick();
  return element;
}

function history(account) {
  return table({
    caption: 'Who opened these chats',
    limit: 10,
    columns: [
      {title: 'Opened', class: 'nowrap', cell: access => dateTime(access.opened_at)},
      {title: 'By whom', cell: access => access.administrator},
      {title: 'Reason', class: 'why', cell: access => access.reason},
      {title: 'Closed', cell: access => access.is_open ? el('span.badge.warn', 'Open') : [dateTime(access.ended_at), ' ', el('span.quiet', words(access.ended_by))]},
      {title: 'Chats read', class: 'number', cell: access => number(access.chats_read.length)},
    ],
    load: ({limit, offset, signal}) => page(glassOf(account.id), {limit, offset, signal}),
  }).element;
}

/** The access that lets the caller read now; null where there is none. */
export async function usableAccess(id, signal) {
  const {items} = await page(glassOf(id), {limit: 100, signal});
  return items.find(each => each.is_usable) ?? null;
}

/** What stands where chats would be, once they are closed. */
export function shut(place, id) {
  fill(place, el('h1.unseen', {tabindex: '-1'}, 'Chats'), el('div.state', icon('lock'), el('h2', 'The chats are closed'), el('p', 'Reading them needs an access that you have opened in this session.'),
    el('a.button', {href: `#/users/${encodeURIComponent(id)}`}, 'To the account')));
}

// Names of the API as people say them, and pieces that several views show.

import {el} from '/look/dom.js';
import {ago, exactTime} from '/look/format.js';

/** "sign_in_failed" is "Sign in failed", "mfa_enabled" is "MFA enabled". */
export function words(name) {
  const text = String(name ?? '').replaceAll('_', ' ').toLowerCase().replace(/\b(mfa|ip|id|ai)\b/g, short => short.toUpperCase());
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export const userLink = (id, text) => el('a', {href: `#/users/${encodeURIComponent(id)}`}, text);

/** "3 minutes ago", with the exact time for who points at it. */
export const when = time => time
  ? el('time', {datetime: time, title: exactTime(time)}, ago(time))
  : el('span.quiet', 'never');

const clock = new Intl.DateTimeFormat(undefined, {timeStyle: 'medium'});
const dayAndClock = new Intl.DateTimeFormat(undefined, {month: 'short', day: 'numeric', hour: 'numeric', minute: '2-digit', second: '2-digit'});

/** A time to the second, no longer than it must be: without the day where it is today. */
export function stamp(time) {
  const moment = new Date(time);
  const format = moment.toDateString() === new Date().toDateString() ? clock : dayAndClock;
  return el('time', {datetime: time, title: exactTime(time)}, format.format(moment));
}

/** What an account is, at a glance. */
export function badges(user) {
  const locked = user.locked_until && new Date(user.locked_until) > new Date();
  return el('span.badges',
    user.is_active ? el('span.badge.good', 'Active') : el('span.badge.bad', 'Inactive'),
    locked && el('span.badge.bad', 'Locked'),
    !user.is_verified && el('span.badge.warn', 'Unverified'),
    user.mfa_enabled && el('span.badge.accent', 'MFA'),
    user.roles.includes('admin') && el('span.badge.accent', 'Administrator'));
}

export const outcomeBadge = outcome => el('span.badge', {class: outcome === 'success' ? 'good' : 'bad'}, words(outcome));

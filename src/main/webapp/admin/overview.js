// How the installation is doing, in one look.

import {get} from '/look/api.js';
import {barChart, lineChart} from '/look/chart.js';
import {el, fill} from '/look/dom.js';
import {duration, number, timeOfDay} from '/look/format.js';
import {icon} from '/look/icons.js';
import {region} from '/look/states.js';
import {toastProblem} from '/look/toast.js';
import {remember} from './filters.js';
import {health} from './health.js';
import {viewHead} from './shell.js';

const WINDOWS = [['hour', 'Last hour'], ['day', 'Last day'], ['month', 'Last month']];
const RENEWED = 30_000;
/** Of the series of a chart: one warns, the others tell engines apart. */
const FAILED = 2;
const COLOURS = [1, 3, 4, 5, 6];

export function overview(_, query) {
  let chosen = WINDOWS.some(([name]) => name === query.get('window')) ? query.get('window') : 'day';
  const place = el('div');
  const updated = el('span.small.quiet');
  const status = el('div');
  const again = region(place, {
    bones: 8,
    load: signal => get(`/api/admin/stats?window=${encodeURIComponent(chosen)}`, {signal}),
    show: report => {
      updated.textContent = `As of ${timeOfDay(report.to ?? new Date())}`;
      return picture(report);
    },
  });
  const look = () => health().then(badge => fill(status, badge)).catch(toastProblem);
  const tabs = el('div.row.windows', {role: 'group', 'aria-label': 'Time'}, WINDOWS.map(([name, label]) => el('button.button.slim', {
    type: 'button', 'aria-pressed': String(name === chosen), dataset: {window: name}, onclick: () => choose(name)}, label)));
  const choose = name => {
    chosen = name;
    tabs.querySelectorAll('button').forEach(each => each.setAttribute('aria-pressed', String(each.dataset.window === name)));
    remember('/', {window: name === 'day' ? '' : name});
    again({quietly: true});
  };
  // Not while somebody reads the figures of a chart: they would close.
  const timer = setInterval(() => document.hidden || place.querySelector('details[open]') || (again({quietly: true}), look()), RENEWED);
  look();
  return {
    title: 'Overview',
    section: '/',
    content: [
      viewHead('Overview', null, status, updated,
        el('button.button.ghost.icon-only', {type: 'button', 'aria-label': 'Look again', title: 'Look again', onclick: () => { again({quietly: true}); look(); }}, icon('refresh'))),
      tabs,
      place,
    ],
    stop: () => {
      clearInterval(timer);
      again.stop();
    },
  };
}

function picture({totals, buckets}) {
  return el('div.stack.wide',
    el('section.stack', el('h2.unseen', 'Now'), el('div.tiles', tiles(totals))),
    el('section.stack', el('h2.unseen', 'Over time'), el('div.charts', charts(buckets).map(chart => el('div.card.flat', chart)))));
}

function tiles(totals) {
  const tile = (label, value, href, more) => el('a.tile', {href},
    el('div.label', label), el('div.value', number(value)), el('div.label', more));
  const share = count => totals.users > 0 ? `${Math.round(count / totals.users * 100)}% of all` : '–';
  return [
    tile('Users', totals.users, '#/users', `${number(totals.active_users)} active`),
    tile('Verified', totals.verified_users, '#/users', share(totals.verified_users)),
    tile('With second factor', totals.mfa_users, '#/users?status=mfa', share(totals.mfa_users)),
    tile('Administrators', totals.admins, '#/users?role=admin', 'may see this'),
    tile('Sessions', totals.active_sessions, '#/users?sort=-last_login_at', 'live now'),
    tile('Locked sign-ins', totals.locked_sign_ins, '#/limits', 'have to wait'),
    tile('Chats', totals.chats, '#/ai', 'kept'),
    tile('Messages', totals.messages, '#/ai', totals.chats > 0 ? `${number(Math.round(totals.messages / totals.chats))} in a chat` : '–'),
  ];
}

function charts(buckets) {
  const series = (name, value, colour) => ({name, colour, points: buckets.map(bucket => ({at: bucket.start, value: value(bucket)}))});
  const sum = (bucket, value) => bucket.replies.reduce((total, reply) => total + (value(reply) ?? 0), 0);
  return [
    lineChart({title: 'Sign-ins', series: [series('Signed in', each => each.sign_ins, 3), series('Failed', each => each.sign_in_failures, 2), series('Locked out', each => each.lockouts, 4)]}),
    barChart({title: 'Registrations', series: [series('Registered', each => each.registrations)]}),
    barChart({title: 'Messages', series: [series('Messages', each => each.messages)]}),
    barChart({title: 'Replies by engine', series: byEngine(buckets, series, sum)}),
    lineChart({title: 'Time to reply', format: millis => duration(millis === null ? null : millis / 1000),
      series: [series('Average', averageTime), series('19 of 20 below', slowTime)]}),
    barChart({title: 'Tokens', series: [series('Read', each => sum(each, reply => reply.prompt_tokens)), series('Written', each => sum(each, reply => reply.completion_tokens))]}),
  ];
}

/** Engines with the most replies, and those that failed; what is beyond six colours is taken together. */
function byEngine(buckets, series, sum) {
  const counts = new Map();
  for (const reply of buckets.flatMap(bucket => bucket.replies)) {
    if (reply.status !== 'failed') {
      const name = reply.engine ?? 'Under way';
      counts.set(name, (counts.get(name) ?? 0) + reply.count);
    }
  }
  const names = [...counts].sort((one, other) => other[1] - one[1]).map(([name]) => name);
  const shown = names.slice(0, names.length > 5 ? 4 : 5);
  const of = reply => reply.status === 'failed' ? null : reply.engine ?? 'Under way';
  return [
    ...shown.map((name, at) => series(name, bucket => sum(bucket, reply => of(reply) === name ? reply.count : 0), COLOURS[at])),
    names.length > shown.length && series('Others', bucket => sum(bucket, reply => names.includes(of(reply)) && !shown.includes(of(reply)) ? reply.count : 0), COLOURS.at(-1)),
    series('Failed', bucket => sum(bucket, reply => reply.status === 'failed' ? reply.count : 0), FAILED),
  ].filter(Boolean);
}

const measured = bucket => bucket.replies.filter(reply => reply.average_ms !== null && reply.average_ms !== undefined);

function averageTime(bucket) {
  const replies = measured(bucket);
  const count = replies.reduce((total, reply) => total + reply.count, 0);
  return count === 0 ? null : replies.reduce((total, reply) => total + reply.average_ms * reply.count, 0) / count;
}

/** Of the slowest engine. */
const slowTime = bucket => measured(bucket).reduce((most, reply) => Math.max(most ?? 0, reply.p95_ms ?? reply.average_ms), null);

// Who answers, how the way to them is, what it costs, and a test.

import {get, post} from '/look/api.js';
import {el, fill} from '/look/dom.js';
import {duration, number} from '/look/format.js';
import {busy, notice} from '/look/form.js';
import {icon} from '/look/icons.js';
import {region} from '/look/states.js';
import {table} from '/look/table.js';
import {toastProblem} from '/look/toast.js';
import {part} from './filters.js';
import {viewHead} from './shell.js';
import {userLink, words} from './words.js';

const ADDRESS = '/api/admin/ai';
const NAMES = {openai: 'OpenAI'};
const BREAKER = {
  closed: ['good', 'Closed', 'Calls go through.'],
  half_open: ['warn', 'Half open', 'A few calls are let through to see whether the provider is back.'],
  open: ['bad', 'Open', 'The provider failed too often: calls are refused at once until it is tried again.'],
};

export function ai() {
  const place = el('div');
  const again = region(place, {load: signal => get(ADDRESS, {signal}), show, bones: 8});
  return {
    title: 'AI',
    section: '/ai',
    content: [
      viewHead('AI', 'Which engines answer, and how the way to the provider is.',
        el('button.button', {type: 'button', onclick: () => again({quietly: true})}, icon('refresh'), 'Look again')),
      place,
    ],
    stop: () => again.stop(),
  };
}

function show(state) {
  return el('div.stack.wide',
    el('div.columns', provider(state), el('div.stack', way(state), testing(state))),
    el('section.stack.tight', el('h2', 'Engines'), engines(state.engines).element),
    el('section.stack.tight', el('h2', 'Usage of the provider'), el('p.small.quiet', 'The last 30 days.'), usage(state.usage ?? []).element),
    el('section.stack.tight', el('h2', 'Users of today'), el('p.small.quiet', 'Who has taken most tokens since midnight UTC.'),
      users(state.users_today ?? [], state.daily_tokens_per_user).element));
}

function provider(state) {
  const fact = (name, value) => [el('dt', name), el('dd', value)];
  return el('section.card.stack', el('header', el('h2', 'Provider'), el('span.badge.accent', NAMES[state.provider] ?? words(state.provider))), el('dl.facts',
    state.provider !== 'embedded' && fact('Model', state.model || 'the provider’s usual'),
    state.provider !== 'embedded' && fact('Model for images', state.vision_model || 'the provider’s usual'),
    fact('A reply may take', duration(state.timeout_seconds)),
    fact('At once on a node', number(state.max_concurrent)),
    fact('Tokens a user a day', state.daily_tokens_per_user ? number(state.daily_tokens_per_user) : 'no limit')),
    state.provider === 'embedded' && el('p.quiet', 'The engines in this server answer. Nothing is sent elsewhere. AI_PROVIDER names another.'));
}

function way(state) {
  const [look, name, meaning] = BREAKER[String(state.breaker ?? 'closed').toLowerCase()] ?? BREAKER.closed;
  const most = state.max_concurrent;
  const running = state.running ?? 0;
  return el('section.card.stack', el('header', el('h2', 'Way to the provider'), el('span.badge', {class: look}, `Breaker: ${name}`)),
    el('p.quiet', meaning),
    el('div.stack.tight',
      el('div.row.apart', el('span', 'Calls under way'), el('span.number', `${number(running)} of ${number(most)}`)),
      el('progress.bulkhead', {value: running, max: most, 'aria-label': 'Calls under way'})));
}

function testing(state) {
  const result = el('div', {role: 'status'});
  return el('section.card.stack', el('header', el('h2', 'Test')),
    el('p.quiet', state.provider === 'embedded' ? 'There is no provider to be tested.' : 'Asks the provider for one word. It costs a few tokens.'),
    el('div', el('button.button', {type: 'button', disabled: state.provider === 'embedded', onclick: event => busy(event.currentTarget, async () => {
      fill(result);
      fill(result, verdict(await post(`${ADDRESS}/test`)));
    }).catch(toastProblem)}, icon('send'), 'Ask for a word')),
    result);
}

const verdict = test => test.passed
  ? notice('good', el('p', `“${test.text}”`), el('p.small.quiet', `${test.model} · ${duration(test.millis / 1000)}`))
  : notice('bad', test.text);

const engines = rows => table({
  caption: 'Engines',
  columns: [
    {title: 'Mode', cell: row => words(row.mode)},
    {title: 'Answered by', cell: row => el('code', row.engine)},
  ],
  load: part(rows),
  none: {picture: 'spark', title: 'No modes'},
});

const usage = rows => table({
  caption: 'Usage of the provider',
  columns: [
    {title: 'Mode', cell: row => words(row.mode)},
    {title: 'Model', cell: row => `${row.provider} ${row.model}`},
    {title: 'Calls', class: 'number', cell: row => number(row.calls)},
    {title: 'Failed', class: 'number', cell: row => number(row.failed)},
    {title: 'Tokens read', class: 'number', cell: row => number(row.prompt_tokens)},
    {title: 'Tokens written', class: 'number', cell: row => number(row.completion_tokens)},
    {title: 'Average time', class: 'number', cell: row => row.calls > 0 ? duration(row.millis / row.calls / 1000) : '–'},
  ],
  load: part(rows),
  none: {picture: 'chart', title: 'Nothing was asked', text: 'Calls to an AI provider are counted here.'},
});

const users = (rows, most) => table({
  caption: 'Users of today',
  columns: [
    {title: 'User', cell: row => userLink(row.user_id, `User ${row.user_id}`)},
    {title: 'Calls', class: 'number', cell: row => number(row.calls)},
    {title: most ? `Tokens, of ${number(most)}` : 'Tokens', class: 'number', cell: row => number(row.tokens)},
  ],
  load: part(rows),
  none: {picture: 'users', title: 'Nobody has asked today'},
});

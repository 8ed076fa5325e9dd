// What runs here: version, nodes, migrations, configuration, health, and the level of the log.

import {get, patch} from '/look/api.js';
import {el} from '/look/dom.js';
import {bytes, dateTime, duration} from '/look/format.js';
import {field, form} from '/look/form.js';
import {icon} from '/look/icons.js';
import {region} from '/look/states.js';
import {table} from '/look/table.js';
import {toast} from '/look/toast.js';
import {filters, part} from './filters.js';
import {askHealth, healthBadge} from './health.js';
import {viewHead} from './shell.js';
import {choices} from './users.js';
import {when, words} from './words.js';

const ADDRESS = '/api/admin/system';
const LEVELS = ['DEBUG', 'INFO', 'WARNING', 'ERROR'];

export function system() {
  const place = el('div');
  const load = async signal => {
    const [state, health] = await Promise.all([get(ADDRESS, {signal}), askHealth(signal)]);
    return {...state, health};
  };
  const again = region(place, {load, show: state => show(state), bones: 10});
  return {
    title: 'System',
    section: '/system',
    content: [
      viewHead('System', 'The node that answers, and what all nodes share.',
        el('button.button', {type: 'button', onclick: () => again({quietly: true})}, icon('refresh'), 'Look again')),
      place,
    ],
    stop: () => again.stop(),
  };
}

function show(state) {
  return el('div.stack.wide',
    el('div.columns', facts(state), el('div.stack', wellness(state.health), logLevel(state.log_level))),
    section('Nodes', nodes(state.nodes)),
    section('Configuration', configuration(state.config)),
    section('Migrations', migrations(state.migrations)));
}

const section = (title, {bar = null, element}) => el('section.stack.tight', el('h2', title), bar, element);

function facts(state) {
  const fact = (name, value) => [el('dt', name), el('dd', value)];
  return el('section.card', el('header', el('h2', 'This node')), el('dl.facts',
    fact('Version', state.version),
    fact('Environment', words(state.environment)),
    fact('Up', duration(state.uptime_seconds)),
    fact('Started', dateTime(state.started_at)),
    fact('Java', state.java),
    fact('Database', state.database),
    fact('Memory', `${bytes(state.memory_used_bytes)} of ${bytes(state.memory_max_bytes)}`),
    fact('Processors', state.processors)));
}

function wellness(health) {
  return el('section.card', el('header', el('h2', 'Health'), healthBadge(health.status)),
    el('dl.facts', Object.entries(health.checks ?? {}).map(([name, status]) => [el('dt', words(name)), el('dd', healthBadge(status))])));
}

function logLevel(level) {
  const choice = field({name: 'log_level', label: 'Level', type: 'select', value: level, options: LEVELS.map(each => ({value: each, label: words(each)})),
    hint: 'Of this node alone, until it is started again.'});
  return el('section.card', el('header', el('h2', 'Log')), form({
    label: 'Level of the log',
    fields: [choice],
    submit: 'Change',
    primary: false,
    onSubmit: async values => {
      const {log_level: now} = await patch(ADDRESS, values);
      toast(`This node logs at ${words(now)} now.`);
    },
  }));
}

const nodes = rows => table({
  caption: 'Nodes',
  columns: [
    {title: 'Host', cell: node => [node.host, node.is_current && [' ', el('span.badge.accent', 'this one')]]},
    {title: 'State', cell: node => el('span.badge', {class: node.is_alive ? 'good' : 'bad'}, node.is_alive ? 'Runs' : 'Gone')},
    {title: 'Version', cell: node => node.version},
    {title: 'Started', class: 'nowrap', cell: node => dateTime(node.started_at)},
    {title: 'Seen', class: 'nowrap', cell: node => when(node.last_seen_at)},
  ],
  load: part(rows),
  none: {picture: 'server', title: 'No node has reported yet', text: 'Each says every ten seconds that it runs.'},
});

function configuration(rows) {
  const bar = filters({
    label: 'Find a variable',
    query: new URLSearchParams(),
    fields: [
      {name: 'name', label: 'Variable', type: 'search', autocomplete: 'off', spellcheck: 'false'},
      {name: 'set', label: 'Shown', type: 'select', options: choices([['', 'All'], ['yes', 'Only those that are set']])},
    ],
    changed: () => list.reset({quietly: true}),
  });
  const fits = row => row.name.toLowerCase().includes(bar.values().name.toLowerCase()) && (!bar.values().set || row.is_set);
  const list = table({
    caption: 'Configuration',
    columns: [
      {title: 'Variable', cell: row => el('code', row.name)},
      {title: 'Value', cell: valueOf},
    ],
    load: options => part(rows.filter(fits))(options),
    none: {picture: 'gear', title: 'No such variable', text: 'Try another part of its name.'},
  });
  return {bar: bar.element, element: list.element};
}

function valueOf(row) {
  if (row.secret) {
    return row.is_set ? el('span.badge.good', 'set, not shown') : el('span.quiet', 'not set');
  }
  return row.value === null || row.value === undefined ? el('span.quiet', 'default') : el('code', row.value);
}

const migrations = rows => table({
  caption: 'Migrations',
  columns: [
    {title: 'Version', cell: row => row.version ?? 'repeatable'},
    {title: 'What', cell: row => row.description},
    {title: 'When', class: 'nowrap', cell: row => row.installed_on},
    {title: 'Outcome', cell: row => el('span.badge', {class: row.success ? 'good' : 'bad'}, row.success ? 'Done' : 'Failed')},
  ],
  load: part([...rows].reverse()),
  none: {picture: 'server', title: 'No migrations', text: 'The database is empty.'},
});

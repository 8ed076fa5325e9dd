// What happened: filtered, followed as it happens, taken away, and verified.

import {download, get, page, withQuery} from '/look/api.js';
import {el, fill} from '/look/dom.js';
import {dialog} from '/look/dialog.js';
import {number} from '/look/format.js';
import {busy, notice} from '/look/form.js';
import {icon} from '/look/icons.js';
import {menu} from '/look/menu.js';
import {table} from '/look/table.js';
import {toast, toastProblem} from '/look/toast.js';
import {eventColumns, showEvent} from './event.js';
import {filters, remember, utc} from './filters.js';
import {viewHead} from './shell.js';
import {tail} from './tail.js';
import {choices} from './users.js';
import {words} from './words.js';

const EVENTS = '/api/admin/audit-events';

export function audit(_, query) {
  const place = el('div');
  const asked = () => {
    const {from, to, ...rest} = bar.values();
    return {...rest, from: utc(from), to: utc(to)};
  };
  const bar = filters({label: 'Filter the events', query, fields: fields(), changed: () => showing.changed()});
  let showing = list(query);
  const live = el('button.button', {type: 'button', 'aria-pressed': 'false', onclick: () => follow(showing.live !== true)}, icon('clock'), 'Live');

  function follow(wanted) {
    showing.stop?.();
    showing = wanted ? tail(asked) : list(new URLSearchParams());
    live.setAttribute('aria-pressed', String(wanted));
    live.classList.toggle('primary', wanted);
    fill(place, showing.element);
  }

  function list(from) {
    const events = table({
      caption: 'Events',
      columns: eventColumns,
      offset: Number(from.get('offset')) || 0,
      load: ({limit, offset, signal}) => {
        remember('/audit', {...bar.values(), offset: offset || ''});
        return page(EVENTS, {...asked(), limit, offset, signal});
      },
      none: {picture: 'list', title: 'No events', text: 'Nothing that fits was recorded. Widen the time or clear a filter.'},
      onRow: showEvent,
    });
    return {element: events.element, changed: () => events.reset({quietly: true})};
  }

  fill(place, showing.element);
  fillTypes(bar.element.querySelector('[name=type]'), query.get('type'));
  const taking = menu(el('button.button', {type: 'button'}, icon('download'), 'Export'), () => ['ndjson', 'csv'].map(format => (
    {label: format === 'csv' ? 'CSV, for spreadsheets' : 'NDJSON, for programs', icon: 'download', run: () => take(format, asked())})));
  return {
    title: 'Audit',
    section: '/audit',
    content: [viewHead('Audit', 'Who did what to whom, and from where. Nothing in it can be changed.', live, taking, verifying()), bar.element, place],
    stop: () => showing.stop?.(),
  };
}

function fields() {
  return [
    {name: 'type', label: 'What', type: 'select', options: choices([['', 'Anything']])},
    {name: 'outcome', label: 'Outcome', type: 'select', options: choices([['', 'Any'], ['success', 'Success'], ['failure', 'Failure']])},
    {name: 'actor', label: 'By whom', placeholder: 'address or number', type: 'search', autocomplete: 'off', spellcheck: 'false'},
    {name: 'subject', label: 'To whom', placeholder: 'address or number', type: 'search', autocomplete: 'off', spellcheck: 'false'},
    {name: 'from', label: 'From', type: 'datetime-local'},
    {name: 'to', label: 'To', type: 'datetime-local'},
  ];
}

/** The types come from the server; one from the address counts before they are there. */
function fillTypes(select, chosen) {
  if (chosen) {
    select.append(el('option', {value: chosen, selected: true}, words(chosen)));
    select.value = chosen;
  }
  get(`${EVENTS}/types`).then(types => types.filter(each => each.type !== chosen)
    .forEach(each => select.append(el('option', {value: each.type, title: each.explanation}, words(each.type))))).catch(toastProblem);
}

async function take(format, asked) {
  toast('The export is on its way.');
  await download(withQuery(`${EVENTS}/export`, {...asked, format}), `audit-events.${format}`).catch(toastProblem);
}

function verifying() {
  return el('button.button', {type: 'button', onclick: event => busy(event.currentTarget, async () => showVerdict(await get(`${EVENTS}/verify`))).catch(toastProblem)},
    icon('shield'), 'Verify');
}

function showVerdict(result) {
  const opened = dialog({
    title: result.valid ? 'The trail is whole' : 'The trail is broken',
    content: [
      result.valid
        ? notice('good', `Nothing was changed, removed or added: ${number(result.checked)} events fit their seals.`)
        : notice('bad', el('p', result.reason ?? 'An event does not fit its seal.'), result.first_broken_id && el('p', `The first that is wrong is event ${result.first_broken_id}.`)),
      el('dl.facts',
        el('dt', 'Checked'), el('dd', number(result.checked)),
        el('dt', 'Not sealed yet'), el('dd', number(result.pending)),
        el('dt', 'Length'), el('dd', number(result.position)),
        el('dt', 'Last seal'), el('dd', el('code', result.seal))),
      el('p.small.quiet', 'Keep the length and the last seal elsewhere: a later verification can be held against them.'),
    ],
    actions: [el('button.button', {type: 'button', onclick: () => opened.close()}, 'Close')],
  });
}

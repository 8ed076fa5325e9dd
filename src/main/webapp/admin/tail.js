// Events as they happen, the newest first. It can be paused to read, and goes on where it was.

import {page} from '/look/api.js';
import {el, fill} from '/look/dom.js';
import {timeOfDay} from '/look/format.js';
import {icon} from '/look/icons.js';
import {empty, failed, loading} from '/look/states.js';
import {eventColumns, showEvent} from './event.js';

const PAUSE = 2000;
const PART = 100;
const MOST = 300;
/** So far back it looks again: an act that took long to commit has an id smaller than those that overtook it. */
const OVERLAP = 100;

/** @param asked gives the filters that hold now */
export function tail(asked) {
  const rows = el('tbody');
  const list = el('div.table-box', {tabindex: '0', role: 'region', 'aria-label': 'Live events'},
    el('table.table', el('caption.unseen', 'Live events'),
      el('thead', el('tr', eventColumns.map(column => el('th', {scope: 'col', class: column.class ?? ''}, column.title)))), rows));
  const place = el('div', loading(6));
  const state = el('span.badge', {role: 'status'});
  const pausing = el('button.button.slim', {type: 'button', onclick: () => paused ? resume() : pause()});
  let newest = null;
  let paused = false;
  let timer = null;
  let request = null;

  async function look() {
    clearTimeout(timer);
    request?.abort();
    const mine = request = new AbortController();
    try {
      const after = newest === null ? null : Math.max(0, newest - OVERLAP);
      const {items} = await page('/api/admin/audit-events', {...asked(), after_id: after, limit: PART, signal: mine.signal});
      if (mine !== request || paused) {
        return;
      }
      take(items);
      tell(true);
    } catch (thrown) {
      if (mine !== request || thrown?.name === 'AbortError') {
        return;
      }
      tell(false);
      if (newest === null) {
        fill(place, failed(thrown, again));
        return;
      }
    }
    timer = setTimeout(look, PAUSE);
  }

  function take(items) {
    const fresh = newest !== null;
    const shown = new Set([...rows.children].map(row => row.dataset.id));
    const news = items.filter(event => !shown.has(String(event.id)));
    if (news.length === PART) {
      rows.replaceChildren(); // More came than is shown: what was there is not next to it.
    }
    news.forEach(event => insert(event, fresh));
    while (rows.children.length > MOST) {
      rows.lastChild.remove();
    }
    newest = Math.max(newest ?? 0, items[0]?.id ?? 0);
    const wanted = rows.children.length ? list : waiting;
    if (!wanted.isConnected) {
      fill(place, wanted);
    }
  }

  const waiting = el('div.table-box', empty({picture: 'clock', title: 'Nothing yet', text: 'What happens from now on appears here by itself.'}));

  function insert(event, fresh) {
    const older = [...rows.children].find(row => Number(row.dataset.id) < event.id) ?? null;
    rows.insertBefore(rowOf(event, fresh), older);
  }

  function tell(reached) {
    state.classList.remove('good', 'warn', 'bad');
    state.classList.add(paused ? 'warn' : reached ? 'good' : 'bad');
    const words = paused ? 'Paused' : reached ? 'Live' : 'No answer, trying again';
    if (state.textContent !== words) {
      state.textContent = words;
      fill(pausing, icon(paused ? 'forward' : 'stop'), paused ? 'Go on' : 'Pause');
    }
    state.title = `Looked at ${timeOfDay(new Date())}`;
  }

  function pause() {
    paused = true;
    clearTimeout(timer);
    request?.abort();
    tell(true);
  }

  function resume() {
    paused = false;
    tell(true);
    look();
  }

  function again() {
    newest = null;
    rows.replaceChildren();
    fill(place, loading(6));
    look();
  }

  tell(true);
  look();
  return {element: el('div.stack.tight', el('div.row', state, pausing), place), live: true, changed: again, stop: pause};
}

function rowOf(event, fresh) {
  const row = el('tr', {class: fresh ? 'fresh' : '', dataset: {id: event.id}}, eventColumns.map((column, index) =>
    el(index === 0 ? 'th' : 'td', {class: column.class ?? '', scope: index === 0 ? 'row' : null}, column.cell(event))));
  row.addEventListener('click', click => click.target.closest('a, button') || showEvent(event));
  return row;
}

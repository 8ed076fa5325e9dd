// Lists in pages: columns, one part of the rows at a time, and every state that a list may be in.

import {announce, el, fill} from './dom.js';
import {number} from './format.js';
import {icon} from './icons.js';
import {empty, failed, loading} from './states.js';

/**
 * @param caption what the table lists, for screen readers
 * @param columns [{title, cell: row => node or text, class?, sort?: name}]; the first is the row's header
 * @param load    ({limit, offset, sort, signal}) => promise of {items, total}, as api.page gives it
 * @param none    what `empty` shows where there are no rows
 * @param limit   rows in a part
 * @param sort    the order at first, such as '-created_at'; a click on a column that has `sort` changes it
 * @param offset  how many rows to skip at first
 * @param onRow   optional, row => anything: rows then open by a click, and `cell` of the first column should hold a link or button that does the same
 * @returns {{element, reload, reset}} reload asks again for the same part, reset for the first
 */
export function table({caption, columns, load, none = {title: 'Nothing here'}, limit = 25, sort = '', offset = 0, onRow = null}) {
  const body = el('div');
  const element = el('div', body);
  const state = {offset, sort, request: null, total: 0};

  async function reload({quietly = false} = {}) {
    state.request?.abort();
    const mine = state.request = new AbortController();
    if (!quietly) {
      fill(body, el('div.table-box', loading(6)));
    }
    try {
      const {items, total} = await load({limit, offset: state.offset, sort: state.sort, signal: mine.signal});
      if (mine === state.request) {
        state.total = total;
        show(items);
      }
    } catch (thrown) {
      if (mine === state.request && thrown?.name !== 'AbortError') {
        fill(body, el('div.table-box', failed(thrown, () => reload())));
      }
    }
  }

  function show(items) {
    if (items.length === 0 && state.offset > 0) {
      state.offset = Math.max(0, state.offset - limit); // The last row of the last part is gone.
      reload();
      return;
    }
    if (items.length === 0) {
      fill(body, el('div.table-box', empty(none)));
      return;
    }
    fill(body,
      el('div.table-box', {tabindex: '0', role: 'region', 'aria-label': caption},
        el('table.table', el('caption.unseen', caption), head(columns, state.sort, order), el('tbody', items.map(item => rowOf(item, columns, onRow))))),
      paging(state, limit, go, caption));
  }

  function order(name) {
    state.sort = state.sort === name ? `-${name}` : name;
    reset();
  }

  function go(offset) {
    state.offset = offset;
    reload().then(() => announce(`${caption}, from ${offset + 1}`));
  }

  function reset(options) {
    state.offset = 0;
    return reload(options);
  }

  reload();
  return {element, reload, reset};
}

function head(columns, sort, order) {
  return el('thead', el('tr', columns.map(column => {
    const sorted = column.sort && sort.replace(/^-/, '') === column.sort;
    const direction = sort.startsWith('-') ? 'descending' : 'ascending';
    return el('th', {scope: 'col', class: column.class ?? '', 'aria-sort': sorted ? direction : null},
      column.sort
        ? el('button', {type: 'button', onclick: () => order(column.sort)}, column.title, ' ', sorted ? (direction === 'ascending' ? '↑' : '↓') : icon('sort'))
        : column.title);
  })));
}

function rowOf(item, columns, onRow) {
  const row = el('tr', columns.map((column, index) =>
    el(index === 0 ? 'th' : 'td', {class: column.class ?? '', scope: index === 0 ? 'row' : null}, column.cell(item))));
  if (onRow) {
    row.addEventListener('click', event => event.target.closest('a, button, input, select') || onRow(item));
  }
  return row;
}

function paging({offset, total}, limit, go, caption) {
  const last = Math.min(offset + limit, total);
  return el('nav.paging', {'aria-label': `Pages of ${caption}`},
    el('span', `${number(offset + 1)}–${number(last)} of ${number(total)}`),
    total > limit && el('span.row',
      el('button.button.slim', {type: 'button', disabled: offset === 0, onclick: () => go(Math.max(0, offset - limit))}, icon('back'), 'Previous'),
      el('button.button.slim', {type: 'button', disabled: last >= total, onclick: () => go(offset + limit)}, 'Next', icon('forward'))));
}

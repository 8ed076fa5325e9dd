// Filters above a list. What is chosen stands in the address, so that a list can be kept, sent, and come back to.

import {withQuery} from '/look/api.js';
import {el, whenQuiet} from '/look/dom.js';
import {field} from '/look/form.js';
import {icon} from '/look/icons.js';

/** Writes what a view shows into the address, without leaving the view. */
export const remember = (path, values) => history.replaceState(null, '', `#${withQuery(path, values)}`);

/**
 * @param query   URLSearchParams of the address
 * @param fields  options of `field`: name, label, type, options, …
 * @param changed called when something was chosen or typing has paused
 * @returns {{element, values, clear}}
 */
export function filters({label, query, fields, changed}) {
  const inputs = fields.map(options => field({...options, value: query.get(options.name) ?? ''}));
  const clearing = el('button.button.ghost', {type: 'button', onclick: () => clear()}, icon('close'), 'Clear');
  const values = () => Object.fromEntries(inputs.map(each => [each.dataset.name, each.input.value.trim()]));
  const tell = () => {
    clearing.hidden = !Object.values(values()).some(Boolean);
    changed(values());
  };
  const later = whenQuiet(250, tell);
  const clear = () => {
    inputs.forEach(each => { each.input.value = ''; });
    tell();
    inputs[0].input.focus();
  };
  for (const {input} of inputs) {
    input.addEventListener(input.matches('select, [type=datetime-local]') ? 'change' : 'input', input.matches('select') ? tell : later);
  }
  clearing.hidden = !Object.values(values()).some(Boolean);
  const element = el('form.filters', {role: 'search', 'aria-label': label, onsubmit: event => { event.preventDefault(); tell(); }}, inputs, clearing);
  return {element, values, clear};
}

/** The value of an input for local times as the server wants it; empty stays empty. */
export function utc(local) {
  const time = new Date(local);
  return local && !Number.isNaN(time.getTime()) ? time.toISOString() : '';
}

/** Pages of a list that is here already, as `table` wants them. */
export const part = rows => async ({limit, offset}) => ({items: rows.slice(offset, offset + limit), total: rows.length});

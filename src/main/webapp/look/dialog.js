// Dialogs on <dialog>: the browser keeps the focus inside, closes on Escape and gives the focus back.

import {el, uniqueId} from './dom.js';
import {form} from './form.js';

/**
 * Opens a dialog. `content` is nodes; `actions` are buttons; it closes on Escape and on a click beside it.
 *
 * @returns {{element, close, closed}} `closed` is a promise of what `close(value)` was given; undefined after Escape
 */
export function dialog({title, content, actions = null, wide = false}) {
  const heading = uniqueId('dialog');
  const element = el('dialog.dialog', {class: wide ? 'wide' : '', 'aria-labelledby': heading},
    el('div.inside', el('h2', {id: heading, tabindex: '-1'}, title), content, actions && el('div.actions', actions)));
  let result;
  const closed = new Promise(resolve => element.addEventListener('close', () => {
    element.remove();
    resolve(result);
  }));
  const close = value => {
    result = value;
    element.close();
  };
  element.addEventListener('pointerdown', event => event.target === element && isBeside(event, element) && close());
  document.body.append(element);
  element.showModal();
  return {element, close, closed};
}

/** Asks before something is done that cannot be taken back. A promise of true or false. */
export async function confirm({title, text, action, danger = false, cancel = 'Cancel'}) {
  let opened;
  const buttons = [
    el('button.button', {type: 'button', autofocus: danger, onclick: () => opened.close(false)}, cancel),
    el('button.button.primary', {type: 'button', autofocus: !danger, class: danger ? 'danger' : '', onclick: () => opened.close(true)}, action),
  ];
  opened = dialog({title, content: typeof text === 'string' ? el('p.quiet', text) : text, actions: buttons});
  return await opened.closed === true;
}

/**
 * Asks for a few values. `onSubmit(values)` may throw a Problem: the dialog then stays, with the error at its field.
 * A promise of what onSubmit gave back; undefined when it was put away.
 */
export function ask({title, text = null, fields, submit, onSubmit, danger = false}) {
  const element = form({
    fields,
    submit,
    onSubmit: async values => opened.close(await onSubmit(values) ?? true),
    extra: el('button.button.block', {type: 'button', onclick: () => opened.close()}, 'Cancel'),
  });
  if (danger) {
    element.querySelector('[type=submit]').classList.add('danger');
  }
  const opened = dialog({title, content: [text && el('p.quiet', text), element]});
  return opened.closed;
}

function isBeside(event, element) {
  const box = element.getBoundingClientRect();
  return event.clientX < box.left || event.clientX > box.right || event.clientY < box.top || event.clientY > box.bottom;
}

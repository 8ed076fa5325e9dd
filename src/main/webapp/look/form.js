// Forms: a label for every input, an error beside the field that has it, and no second sending while the first is under way.

import {el, fill, uniqueId} from './dom.js';
import {icon} from './icons.js';
import {Problem} from './problem.js';

/**
 * A labelled input. Options: name, label, type (text), hint, value, after (a node below the input), and any attribute of an input.
 * `field.input` is the input, `field.complain(text)` shows an error, and an empty text takes it away.
 */
export function field({name, label, type = 'text', hint = null, after = null, options = null, ...attributes}) {
  const id = uniqueId(name);
  const described = [hint && `${id}-hint`, `${id}-error`].filter(Boolean).join(' ');
  const common = {id, name, 'aria-describedby': described, ...attributes};
  const input = control(type, options, common);
  const error = el('p.error', {id: `${id}-error`});
  const element = el('div.field', {dataset: {name}},
    el('label', {for: id}, label),
    type === 'password' ? withEye(input) : input,
    hint && el('p.hint', {id: `${id}-hint`}, hint),
    after,
    error);
  element.input = input;
  element.complain = text => complainAt(input, error, text);
  input.addEventListener('input', () => element.complain(''));
  return element;
}

/** A box to tick. `label` may be nodes. */
export function checkbox({name, label, checked = false, ...attributes}) {
  const id = uniqueId(name);
  const input = el('input', {type: 'checkbox', id, name, checked, 'aria-describedby': `${id}-error`, ...attributes});
  const error = el('p.error', {id: `${id}-error`});
  const element = el('div.field', {dataset: {name}}, el('label.check', {for: id}, input, el('span', label)), error);
  element.input = input;
  element.complain = text => complainAt(input, error, text);
  input.addEventListener('change', () => element.complain(''));
  return element;
}

/**
 * A form that sends by itself: `onSubmit(values)` may throw a Problem, whose errors go to the fields that they name and whose sentence goes above
 * the button. `form.values()` gives what is in the fields now.
 */
export function form({fields, submit, onSubmit, extra = null, primary = true, label = null}) {
  const trouble = el('div', {role: 'alert'});
  const button = submitButton(submit, primary);
  // The method matters only where scripts fail: what is typed must not end in an address.
  const element = el('form.form', {method: 'post', novalidate: true, 'aria-label': label}, fields, trouble, button, extra);
  const known = () => [...element.querySelectorAll('.field[data-name]')];
  element.values = () => Object.fromEntries(known().map(each => [each.dataset.name, valueOf(each.input)]));
  element.complain = problem => complain(problem, known(), trouble);
  element.addEventListener('submit', async event => {
    event.preventDefault();
    if (button.getAttribute('aria-busy') === 'true') {
      return;
    }
    known().forEach(each => each.complain(''));
    fill(trouble);
    await busy(button, async () => onSubmit(element.values(), element)).catch(thrown => element.complain(thrown));
  });
  return element;
}

/** Runs an action while its button shows that it does, and is not pressed twice. */
export async function busy(button, action) {
  if (button.getAttribute('aria-busy') === 'true') {
    return undefined;
  }
  const spinner = el('span.spinner', {'aria-hidden': 'true'});
  button.setAttribute('aria-busy', 'true');
  button.prepend(spinner);
  try {
    return await action();
  } finally {
    button.removeAttribute('aria-busy');
    spinner.remove();
  }
}

export function submitButton(label, primary = true) {
  return el('button.button.block', {type: 'submit', class: primary ? 'primary' : ''}, label);
}

/** A sentence with an icon. Kinds: info, good, warn, bad. */
export function notice(kind, ...content) {
  const icons = {info: 'info', good: 'check', warn: 'warning', bad: 'warning'};
  return el('div.notice', {class: kind}, icon(icons[kind]), el('div.grow', content));
}

function complainAt(input, error, text) {
  error.textContent = text;
  if (text) {
    input.setAttribute('aria-invalid', 'true');
  } else {
    input.removeAttribute('aria-invalid');
  }
}

function complain(thrown, fields, trouble) {
  const problem = Problem.from(thrown);
  const homeless = [];
  for (const error of problem.errors) {
    const home = fields.find(each => each.dataset.name === error.field);
    if (home) {
      home.complain(error.message);
    } else {
      homeless.push(error.message);
    }
  }
  const first = fields.find(each => problem.errors.some(error => error.field === each.dataset.name));
  if (!first || homeless.length) {
    fill(trouble, notice('bad', homeless.length ? homeless.join(' ') : problem.sentence));
  }
  first?.input.focus();
}

function control(type, options, common) {
  if (type === 'textarea') {
    return el('textarea.input', common);
  }
  if (type === 'select') {
    const {value, ...attributes} = common;
    return el('select.input', attributes,
      options.map(each => el('option', {value: each.value, selected: String(each.value) === String(value)}, each.label)));
  }
  return el('input.input', {type, ...common});
}

function withEye(input) {
  const button = el('button.button.ghost.icon-only', {type: 'button', 'aria-label': 'Show what is typed', 'aria-pressed': 'false'}, icon('eye'));
  button.addEventListener('click', () => {
    const shown = input.type === 'password';
    input.type = shown ? 'text' : 'password';
    button.setAttribute('aria-pressed', String(shown));
    fill(button, icon(shown ? 'hide' : 'eye'));
  });
  return el('span.with-button', input, button);
}

function valueOf(input) {
  if (input.type === 'checkbox') {
    return input.checked;
  }
  return input.type === 'number' || input.type === 'range' ? input.valueAsNumber : input.value;
}

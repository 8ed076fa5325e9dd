// The settings of each mode; the form is made from the mode's defaults, so that a new mode needs nothing here.

import {call} from '/look/api.js';
import {el, fill} from '/look/dom.js';
import {checkbox, field, form} from '/look/form.js';
import {icon} from '/look/icons.js';
import {region} from '/look/states.js';
import {toast} from '/look/toast.js';
import {Problem} from '/look/problem.js';
import {modes, spoken} from './modes.js';
import {showInShell, viewHead} from './shell.js';

const FORMATS = ['jpg', 'jpeg', 'png', 'gif', 'webp'];

/** Words and bounds for settings that this page knows. */
const KNOWN = {
  max_questions: {label: 'How many questions at most', type: 'number', min: 1, max: 20, step: 1},
  similarity_threshold: {label: 'How close in meaning at least', type: 'number', min: 0, max: 1, step: .05, hint: '0 lets everything pass, 1 only the same question.'},
  include_context: {label: 'Mind what was said before in the chat'},
  max_file_size: {label: 'Largest picture', hint: 'A number with KB or MB, at most 10MB.'},
  supported_formats: {label: 'Formats', choices: FORMATS},
  auto_enhance: {label: 'Improve light and contrast by itself'},
};

export function showSettings() {
  const place = el('div.stack.wide');
  showInShell('Settings', el('div.scroll', viewHead(el('h1.grow', {tabindex: '-1'}, 'Settings of the modes')), el('div.page.narrow', place)));
  region(place, {
    load: async signal => {
      const all = await modes();
      const kept = await Promise.all(all.map(mode => call('GET', `/api/chats/settings/${mode.name}`, {signal})));
      return all.map((mode, index) => ({mode, settings: kept[index].data.settings, etag: kept[index].etag}));
    },
    show: all => all.map(each => modeCard(each)),
  });
}

function modeCard({mode, settings, etag}) {
  const card = el('section.card.stack');
  let tag = etag;
  const draw = values => {
    const fields = Object.entries({...mode.settings, ...values}).map(([name, value]) => setting(name, value));
    fill(card,
      el('header', el('h2', icon(mode.icon), ' ', mode.title)),
      mode.text && el('p.quiet', mode.text),
      form({label: mode.title, fields, submit: 'Save', onSubmit: save,
        extra: el('button.button.block', {type: 'button', onclick: () => draw(mode.settings)}, 'Fill in the defaults')}));
  };
  const save = async values => {
    try {
      const saved = await call('PUT', `/api/chats/settings/${mode.name}`, {body: {settings: values}, etag: tag});
      tag = saved.etag;
      draw(saved.data.settings);
      toast(`Saved for ${mode.title.toLowerCase()}`);
    } catch (thrown) {
      throw withoutPrefix(thrown);
    }
  };
  draw(settings);
  return card;
}

/** The server names a field `settings.max_questions`. */
function withoutPrefix(thrown) {
  const problem = Problem.from(thrown);
  problem.errors = problem.errors.map(error => ({...error, field: error.field.replace(/^settings\./, '').replace(/\[\d+\]$/, '')}));
  return problem;
}

function setting(name, value) {
  const known = KNOWN[name] ?? {label: spoken(name)};
  if (typeof value === 'boolean') {
    return checkbox({name, label: known.label, checked: value});
  }
  if (Array.isArray(value)) {
    return choices(name, value, known);
  }
  const type = typeof value === 'number' ? 'number' : 'text';
  return field({name, type, step: type === 'number' ? 'any' : null, ...known, value});
}

/** Several of a few, as boxes in a group. */
function choices(name, chosen, {label, choices: all = chosen}) {
  const boxes = all.map(each => el('input', {type: 'checkbox', value: each, checked: chosen.includes(each)}));
  const error = el('p.error');
  const element = el('fieldset.field', {dataset: {name}}, el('legend.legend', label),
    el('div.row', boxes.map(box => el('label.check', box, box.value))), error);
  // What a form asks a field for.
  element.input = {get value() { return boxes.filter(box => box.checked).map(box => box.value); }, focus: () => boxes[0].focus()};
  element.complain = text => { error.textContent = text; };
  return element;
}

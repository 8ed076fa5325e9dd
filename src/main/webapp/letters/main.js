// Where the links of letters lead. Opening the page uses nothing up, so that programs which look into mail may open it; the button does.

import {post} from '/look/api.js';
import {el, fill} from '/look/dom.js';
import {busy, field, form, notice} from '/look/form.js';
import {Problem} from '/look/problem.js';
import {words} from './words.js';

const token = new URLSearchParams(location.search).get('token') ?? '';
const doors = {'/verify-email': verify, '/reset-password': reset, '/unlock': unlock};

// The token need not stand in the address any longer, where it could be read over a shoulder or shared with the tab.
history.replaceState(null, '', location.pathname);
document.documentElement.lang = words.language;
open(doors[location.pathname] ?? verify);

function open(door) {
  if (token === '') {
    show(words.noLink, notice('warn', words.noToken), home());
    return;
  }
  door();
}

function verify() {
  oneButton(words.verify, '/api/auth/verify-email', el('a.button.block', {href: '/app#/sign-in'}, words.signIn));
}

function unlock() {
  oneButton(words.unlock, '/api/auth/unlock', el('a.button.block', {href: '/app#/sign-in'}, words.signIn));
}

function oneButton(say, path, next) {
  const trouble = el('div', {role: 'alert'});
  const button = el('button.button.primary.block', {type: 'button'}, say.button);
  button.addEventListener('click', () => busy(button, async () => {
    fill(trouble);
    try {
      await post(path, {token}, {anonymous: true});
      show(say.done, notice('good', say.doneText), next);
    } catch (thrown) {
      refuse(Problem.from(thrown), trouble, say);
    }
  }));
  show(say.title, el('p', say.text), trouble, button);
}

function reset() {
  const say = words.reset;
  const first = field({
    name: 'new_password', label: say.label, type: 'password', hint: say.hint, autocomplete: 'new-password', required: true, maxlength: 128,
  });
  const again = field({name: 'again', label: say.again, type: 'password', autocomplete: 'new-password', required: true, maxlength: 128});
  const element = form({
    fields: [first, again],
    submit: say.button,
    onSubmit: async values => {
      if (values.new_password !== values.again) {
        throw new Problem({detail: say.mismatch, errors: [{field: 'again', message: say.mismatch}]});
      }
      try {
        await post('/api/auth/reset-password', {token, new_password: values.new_password}, {anonymous: true});
      } catch (thrown) {
        const problem = Problem.from(thrown);
        if (problem.kind !== 'invalid-token') {
          throw problem;
        }
        refuse(problem, null, say);
        return;
      }
      show(say.done, notice('good', say.doneText), el('a.button.primary.block', {href: '/app#/sign-in?reset=1'}, words.signIn));
    },
  });
  show(say.title, el('p', say.text), element);
}

/** A link that is no good any more ends the page; everything else may pass. */
function refuse(problem, trouble, say) {
  if (problem.kind === 'invalid-token') {
    show(words.noLink, notice('bad', say.spent), home(say.again_at));
  } else {
    fill(trouble, notice('bad', problem.sentence));
  }
}

function home(path = '/app') {
  return el('a.button.block', {href: path}, path === '/app' ? words.home : words.anew);
}

/** A new state of the page: its heading takes the focus, so that a screen reader says it. */
function show(title, ...content) {
  const heading = el('h1', {tabindex: '-1'}, title);
  document.title = `${title} · LLM_MODES`;
  fill(document.getElementById('card'), el('div.stack', heading, content));
  heading.focus();
}

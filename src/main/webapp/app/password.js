// A new password, with a meter that is the server's own judgement.

import {post} from '/look/api.js';
import {el, fill, whenQuiet} from '/look/dom.js';
import {field} from '/look/form.js';

const WORDS = ['Very weak', 'Weak', 'Weak', 'Fair', 'Good', 'Strong'];

export function passwordField({name, label}) {
  const meter = el('div.meter', {dataset: {score: 0}, 'aria-hidden': 'true'}, Array.from({length: 5}, () => el('i')));
  const verdict = el('p.hint', {role: 'status'});
  const element = field({name, label, type: 'password', autocomplete: 'new-password', required: true, maxlength: 128,
    hint: 'At least 12 characters with upper and lower case, a digit and a special character. A few unrelated words make a good start.',
    after: el('div.stack.tight', meter, verdict)});
  let latest = 0;
  const judge = whenQuiet(250, async password => {
    const mine = ++latest;
    if (!password) {
      meter.dataset.score = 0;
      fill(verdict);
      return;
    }
    try {
      const {score, feedback} = await post('/api/auth/password-strength', {password}, {anonymous: true});
      if (mine === latest) {
        meter.dataset.score = Math.max(score, 1);
        fill(verdict, el('b', WORDS[score] ?? ''), feedback.length ? `. ${feedback.join(' ')}` : '');
      }
    } catch {
      fill(verdict); // The meter is a help; the server judges again when the password is sent.
    }
  });
  element.input.addEventListener('input', () => judge(element.input.value));
  return element;
}

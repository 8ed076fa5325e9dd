// What is seen by those who are not, or not yet, let in.

import {post} from '/look/api.js';
import {el, fill} from '/look/dom.js';
import {field, form, notice} from '/look/form.js';
import {go} from '/look/router.js';
import {open, signOut} from '/look/session.js';
import {failed, loading} from '/look/states.js';
import {themeButton} from '/look/theme-button.js';

export function showSignIn(_, query) {
  const email = field({name: 'email', label: 'E-mail', type: 'email', autocomplete: 'username', inputmode: 'email', required: true, value: query?.get('email') ?? ''});
  const password = field({name: 'password', label: 'Password', type: 'password', autocomplete: 'current-password', required: true});
  showCard('Administration',
    el('p.quiet', 'Sign in with an account that has the role of an administrator.'),
    form({
      label: 'Sign in',
      fields: [email, password],
      submit: 'Sign in',
      onSubmit: values => enter(values, query).catch(thrown => {
        if (!thrown.mfaRequired) {
          throw thrown;
        }
        showSecondFactor(values, query);
      }),
      extra: el('p.small', el('a', {href: '/app#/forgot'}, 'Forgot your password?')),
    }));
  (email.input.value ? password : email).input.focus();
}

async function enter(values, query) {
  const tokens = await post('/api/auth/login', values, {anonymous: true});
  open(tokens, false);
  go(query?.get('next') ?? '/', {replace: true});
}

/** The right password alone was not enough. */
function showSecondFactor(values, query) {
  const code = field({name: 'mfa_code', label: 'Code from your authenticator app', autocomplete: 'one-time-code', hint: 'A backup code works too.', required: true, maxlength: 64});
  code.input.classList.add('code');
  showCard('One more step',
    el('p.quiet', 'Your account has a second factor.'),
    form({
      label: 'Second factor',
      fields: [code],
      submit: 'Continue',
      onSubmit: typed => enter({...values, mfa_code: typed.mfa_code.trim()}, query).catch(thrown => {
        if (thrown.status !== 401) {
          throw thrown;
        }
        code.complain('This code is not right, or it was used before. Wait for the next one.');
        code.input.select();
      }),
      extra: el('button.link-button', {type: 'button', onclick: () => showSignIn(null, query)}, 'Use another account'),
    }));
  code.input.focus();
}

/** Signed in, but not as an administrator. */
export function showRefusal(user) {
  showCard('Not for this account',
    notice('warn', el('p', el('b', user.email), ' is not an administrator, so this console stays closed.')),
    el('p.quiet', 'If it should be one, an administrator can give it the role under Users.'),
    el('div.row',
      el('a.button.primary', {href: '/app'}, 'To the chats'),
      el('button.button', {type: 'button', onclick: () => signOut()}, 'Use another account')));
}

export function showFailure(thrown, retry) {
  showCard('Administration', failed(thrown, retry));
}

export function showWait() {
  if (!document.querySelector('main')) {
    showCard('Administration', loading(3));
  }
}

/** A page that is one card in the middle. */
export function showCard(title, ...content) {
  document.title = `${title} · LLM_MODES`;
  fill(document.getElementById('app'),
    el('header.doorbar', el('span'), themeButton()),
    el('main.centred',
      el('a.brand', {href: '/'}, el('img', {src: '/look/icon.svg', alt: ''}), 'LLM_MODES'),
      el('div.card.stack', el('h1', {tabindex: '-1'}, title), content)));
  document.querySelector('h1').focus({preventScroll: true});
}

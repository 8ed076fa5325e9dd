// The views of one who is not signed in: welcome, sign in, sign up, forgotten password.

import {post} from '/look/api.js';
import {el, fill} from '/look/dom.js';
import {checkbox, field, form, notice} from '/look/form.js';
import {icon} from '/look/icons.js';
import {waitOf} from '/look/problem.js';
import {go} from '/look/router.js';
import {open} from '/look/session.js';
import {themeButton} from '/look/theme-button.js';
import {passwordField} from './password.js';

/** The first thing that anybody sees. */
export function showWelcome() {
  show('Welcome', el('div.welcome',
    el('div.stack.wide',
      el('div.stack',
        el('h1.display', {tabindex: '-1'}, 'Ask better questions. Fix pictures by saying how.'),
        el('p.lead.quiet', 'Chats in two modes that run on this server: one finds other ways to ask what you ask, the other changes images as you describe it. Nothing is sent elsewhere unless your administrator chose so.')),
      el('div.row',
        el('a.button.primary.large', {href: '#/sign-up'}, 'Create an account', icon('forward')),
        el('a.button.large', {href: '#/sign-in'}, 'Sign in')),
      el('p.small.quiet', 'For programs there is an ', el('a', {href: '/docs'}, 'API with documentation'), '.')),
    sample()));
}

/** A conversation as it looks inside, so that nobody has to imagine it. */
function sample() {
  return el('figure.sample', {'aria-label': 'A conversation, as an example'},
    el('div.bubble', 'What is the difference between REST and GraphQL?'),
    el('ol.answers.plain',
      [['How does REST differ from GraphQL?', '97%'], ['How do REST and GraphQL compare?', '94%'], ['When is GraphQL a better choice than REST?', '86%']]
        .map(([question, likeness]) => el('li.answer', el('span.grow', question), el('span.badge.accent', likeness)))),
    el('div.bubble', 'Make it black and white, 800 px wide'),
    el('div.answer', icon('image'), el('span.grow', 'Done: 800 × 533 px, webp, 48 KB'), el('span.badge.good', icon('check'), 'ready')));
}

export function showSignIn(_, query) {
  const known = query?.get('email') ?? '';
  const email = field({name: 'email', label: 'E-mail', type: 'email', autocomplete: 'username', required: true, value: known, inputmode: 'email'});
  const password = field({name: 'password', label: 'Password', type: 'password', autocomplete: 'current-password', required: true});
  const remember = checkbox({name: 'remember_me', label: 'Keep me signed in on this device'});
  const signIn = form({
    label: 'Sign in',
    fields: [email, password, el('div.row.apart', remember, el('a.small', {href: '#/forgot'}, 'Forgot your password?'))],
    submit: 'Sign in',
    onSubmit: values => enter(values, query).catch(thrown => {
      if (thrown.mfaRequired) {
        showSecondFactor(values, thrown.mfaMethods, query);
      } else if (thrown.status === 423) {
        countDown(signIn, thrown);
      } else {
        throw thrown;
      }
    }),
    extra: el('p.centre', 'New here? ', el('a', {href: '#/sign-up'}, 'Create an account')),
  });
  card('Sign in', query?.get('reset') ? notice('good', 'Your password was changed. Sign in with the new one.') : null, signIn);
  (known ? password : email).input.focus();
}

async function enter(values, query) {
  const tokens = await post('/api/auth/login', values, {anonymous: true});
  open(tokens, values.remember_me);
  go(query?.get('next') ?? '/', {replace: true});
}

/** The right password alone was not enough. */
function showSecondFactor(values, methods, query) {
  const byApp = field({name: 'mfa_code', label: 'Code from your authenticator app', autocomplete: 'one-time-code', inputmode: 'numeric',
    hint: methods.length > 1 || methods.length === 0 ? 'A backup code works too.' : null, required: true, maxlength: 64});
  byApp.input.classList.add('code');
  const codes = form({
    label: 'Second factor',
    fields: [byApp],
    submit: 'Continue',
    onSubmit: async ({mfa_code: code}) => {
      try {
        await enter({...values, mfa_code: code.trim()}, query);
      } catch (thrown) {
        if (thrown.status === 423) {
          countDown(codes, thrown);
        } else if (thrown.status === 401) {
          byApp.complain('This code is not right, or it was used before. Wait for the next one.');
          byApp.input.select();
        } else {
          throw thrown;
        }
      }
    },
    extra: el('button.link-button.centre', {type: 'button', onclick: () => showSignIn(null, query)}, 'Use another account'),
  });
  card('One more step', el('p.quiet', 'Your account has a second factor.'), codes);
  byApp.input.focus();
}

/** Locked: says for how long, and lets nobody press in vain. */
function countDown(signIn, problem) {
  const button = signIn.querySelector('[type=submit]');
  const place = signIn.querySelector('[role=alert]');
  const words = el('p.number');
  const until = Date.now() + (problem.retryAfter ?? 60) * 1000;
  fill(place, notice('warn', el('p', problem.message), words));
  button.disabled = true;
  const tick = () => {
    const left = Math.ceil((until - Date.now()) / 1000);
    if (left <= 0 || !signIn.isConnected) {
      clearInterval(timer);
      button.disabled = false;
      fill(place);
      return;
    }
    const sentence = waitOf(left);
    if (words.textContent !== sentence) {
      words.textContent = sentence;
    }
  };
  const timer = setInterval(tick, 1000);
  tick();
}

export function showSignUp() {
  const first = field({name: 'first_name', label: 'First name', autocomplete: 'given-name', maxlength: 50, required: true});
  const last = field({name: 'last_name', label: 'Last name', autocomplete: 'family-name', maxlength: 50, required: true});
  const email = field({name: 'email', label: 'E-mail', type: 'email', autocomplete: 'username', inputmode: 'email', required: true});
  const password = passwordField({name: 'password', label: 'Password'});
  const terms = checkbox({name: 'terms_accepted', label: 'I accept the terms of use of this service.', required: true});
  card('Create your account', null, form({
    label: 'Create your account',
    fields: [el('div.pair', first, last), email, password, terms],
    submit: 'Create account',
    onSubmit: async values => {
      await post('/api/auth/register', {...values, confirm_password: values.password}, {anonymous: true});
      const tokens = await post('/api/auth/login', {email: values.email, password: values.password}, {anonymous: true})
        .catch(() => null);
      if (tokens) {
        open(tokens, false);
        go('/', {replace: true});
      } else {
        showCheckMail(values.email); // Where an address must be verified before it is let in.
      }
    },
    extra: el('p.centre', 'You have an account? ', el('a', {href: '#/sign-in'}, 'Sign in')),
  }));
  first.input.focus();
}

function showCheckMail(email) {
  card('Look into your mail', el('div.stack',
    el('p', 'We have sent a link to ', el('b', email), '. Open it to confirm that the address is yours, then sign in.'),
    el('a.button.primary', {href: `#/sign-in?email=${encodeURIComponent(email)}`}, 'To sign in')));
}

export function showForgot() {
  const email = field({name: 'email', label: 'E-mail', type: 'email', autocomplete: 'username', inputmode: 'email', required: true});
  card('Forgot your password?', el('p.quiet', 'We send you a link by which you choose a new one. It works for one hour.'), form({
    label: 'Forgot your password?',
    fields: [email],
    submit: 'Send the link',
    onSubmit: async values => {
      await post('/api/auth/forgot-password', values, {anonymous: true});
      card('Look into your mail', el('div.stack',
        el('p', 'If ', el('b', values.email), ' belongs to an account, a link is on its way.'),
        el('p.quiet.small', 'Nothing there after some minutes? Look into the spam folder, or ask your administrator.'),
        el('a.button', {href: '#/sign-in'}, 'Back to sign in')));
    },
    extra: el('p.centre', el('a', {href: '#/sign-in'}, 'Back to sign in')),
  }));
  email.input.focus();
}

function card(title, ...content) {
  show(title, el('div.centred', brand(), el('div.card.stack', el('h1', {tabindex: '-1'}, title), content)));
}

function show(title, content) {
  document.title = `${title} · LLM_MODES`;
  const bar = el('header.doorbar', title === 'Welcome' ? brand() : el('span'), themeButton());
  fill(document.getElementById('app'), bar, el('main', content));
  document.querySelector('h1').focus({preventScroll: true});
}

const brand = () => el('a.brand', {href: '#/welcome'}, el('img', {src: '/look/icon.svg', alt: ''}), 'LLM_MODES');

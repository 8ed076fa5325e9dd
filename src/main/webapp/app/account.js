// The account: who one is, how one gets in, and from where one is in.

import {call, post, remove} from '/look/api.js';
import {el} from '/look/dom.js';
import {date, dateTime} from '/look/format.js';
import {ask} from '/look/dialog.js';
import {field, form} from '/look/form.js';
import {icon} from '/look/icons.js';
import {go} from '/look/router.js';
import {forget} from '/look/session.js';
import {region} from '/look/states.js';
import {toast, toastProblem} from '/look/toast.js';
import {chatAccess} from './chat-access.js';
import {forgetMe} from './me.js';
import {passwordField} from './password.js';
import {secondFactor} from './second-factor.js';
import {sessions} from './sessions.js';
import {renewFoot, showInShell, viewHead} from './shell.js';

export function showAccount() {
  const place = el('div.stack.wide');
  showInShell('Account', el('div.scroll', viewHead(el('h1.grow', {tabindex: '-1'}, 'Account')), el('div.page.narrow', place)));
  const again = region(place, {
    load: signal => call('GET', '/api/auth/me', {signal}),
    show: ({data, etag}) => [profile(data, etag, changed), password(), secondFactor(data, changed), sessions(), chatAccess(), farewell(data)],
    bones: 8,
  });
  const changed = () => {
    forgetMe();
    renewFoot();
    again({quietly: true});
  };
}

function profile(user, etag, changed) {
  const first = field({name: 'first_name', label: 'First name', value: user.first_name, autocomplete: 'given-name', maxlength: 50});
  const last = field({name: 'last_name', label: 'Last name', value: user.last_name, autocomplete: 'family-name', maxlength: 50});
  return el('section.card.stack',
    el('header', el('h2', 'You'), user.is_verified
      ? el('span.badge.good', icon('check'), 'Address confirmed')
      : el('span.badge.warn', icon('mail'), 'Address not confirmed')),
    el('dl.facts', el('dt', 'E-mail'), el('dd', user.email), el('dt', 'Since'), el('dd', date(user.created_at)),
      el('dt', 'Last sign-in'), el('dd', dateTime(user.last_login_at)),
      user.roles.length > 1 && [el('dt', 'Roles'), el('dd', user.roles.join(', '))]),
    form({label: 'Your name', fields: [el('div.pair', first, last)], submit: 'Save the name', primary: false,
      onSubmit: async values => {
        await call('PATCH', '/api/auth/me', {body: values, etag});
        toast('Your name is saved.');
        changed();
      }}));
}

function password() {
  const current = field({name: 'current_password', label: 'Current password', type: 'password', autocomplete: 'current-password', required: true});
  const wanted = passwordField({name: 'new_password', label: 'New password'});
  const change = form({label: 'Change the password', fields: [current, wanted], submit: 'Change the password', primary: false,
    onSubmit: async values => {
      await post('/api/auth/change-password', {...values, confirm_password: values.new_password});
      toast('Your password is changed. Other devices are signed out.');
      change.reset();
      wanted.input.dispatchEvent(new Event('input'));
    }});
  return el('section.card.stack', el('header', el('h2', 'Password')), change);
}

function farewell(user) {
  const start = el('button.button.danger', {type: 'button', onclick: () => leave(user).catch(toastProblem)}, icon('trash'), 'Delete the account');
  return el('section.card.dangerous.stack', el('header', el('h2', 'Leave')),
    el('p.quiet', 'Deletes the account with all chats and pictures, for good.'), el('div', start));
}

async function leave(user) {
  const code = user.mfa_enabled && field({name: 'mfa_code', label: 'Code from your authenticator app, or a backup code', autocomplete: 'one-time-code', required: true});
  const gone = await ask({
    title: 'Delete your account?', danger: true, submit: 'Delete everything',
    text: 'Your account, chats and pictures are deleted at once. This can’t be undone.',
    fields: [field({name: 'password', label: 'Your password', type: 'password', autocomplete: 'current-password', required: true}), code],
    onSubmit: values => remove('/api/auth/me', values).then(() => true),
  });
  if (gone) {
    forget();
    toast('Your account is deleted.');
    go('/welcome', {replace: true});
  }
}

// The one-time link that a server without an administrator prints at its start: whoever has it becomes the first one.

import {passwordField} from '/app/password.js';
import {post} from '/look/api.js';
import {el} from '/look/dom.js';
import {field, form, notice} from '/look/form.js';
import {go} from '/look/router.js';
import {showCard} from './doors.js';

let token = null;

/** Takes the token out of the address, where it would stay in the history, and keeps it while this page is open. */
export function takeToken() {
  if (location.pathname.endsWith('/bootstrap')) {
    token = new URLSearchParams(location.search).get('token');
    history.replaceState(null, '', '/admin#/bootstrap');
  }
}

export function showBootstrap() {
  if (!token) {
    showCard('The link is not whole', el('p.quiet', 'Open the link as the server printed it at its start, with all that follows the question mark.'),
      el('a.button', {href: '#/sign-in'}, 'To sign in'));
    return;
  }
  const first = field({name: 'first_name', label: 'First name', autocomplete: 'given-name', maxlength: 50, required: true});
  const last = field({name: 'last_name', label: 'Last name', autocomplete: 'family-name', maxlength: 50, required: true});
  const email = field({name: 'email', label: 'E-mail', type: 'email', autocomplete: 'username', inputmode: 'email', required: true});
  showCard('The first administrator',
    notice('info', 'This server has no administrator yet. The account that you make here becomes it; the link works once.'),
    form({
      label: 'The first administrator',
      fields: [el('div.pair', first, last), email, passwordField({name: 'password', label: 'Password'})],
      submit: 'Create the administrator',
      onSubmit: async values => {
        await post('/api/auth/bootstrap', {...values, confirm_password: values.password, token}, {anonymous: true});
        token = null;
        go(`/sign-in?email=${encodeURIComponent(values.email)}`, {replace: true});
      },
    }));
  first.input.focus();
}

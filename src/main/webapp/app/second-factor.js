// The second factor: set up with an authenticator app, backup codes, switched off again.

import {post, saveAs} from '/look/api.js';
import {copy} from '/look/clipboard.js';
import {ask, dialog} from '/look/dialog.js';
import {el} from '/look/dom.js';
import {busy, field, form} from '/look/form.js';
import {icon} from '/look/icons.js';
import {toast, toastProblem} from '/look/toast.js';

export function secondFactor(user, changed) {
  return el('section.card.stack',
    el('header', el('h2', 'Second factor'), user.mfa_enabled ? el('span.badge.good', icon('shield'), 'On') : el('span.badge', 'Off')),
    el('p.quiet', user.mfa_enabled
      ? 'Signing in asks for a code of your authenticator app. Backup codes help when the app is not at hand.'
      : 'Asks for a code of an authenticator app when you sign in, so that your password alone lets nobody in.'),
    el('div.row', user.mfa_enabled
      ? [action('New backup codes', 'key', () => renewCodes()), action('Switch off', 'close', () => switchOff(changed), 'danger')]
      : action('Set up', 'shield', () => setUp(changed), 'primary')));
}

const action = (label, picture, run, kind = '') => el('button.button', {type: 'button', class: kind,
  onclick: event => busy(event.currentTarget, run).catch(toastProblem)}, icon(picture), label);

async function setUp(changed) {
  const {secret, otpauth_uri: address, qr_code: picture} = await post('/api/auth/mfa/setup');
  const code = field({name: 'code', label: 'Code that the app shows now', inputmode: 'numeric', autocomplete: 'one-time-code', maxlength: 6, required: true});
  code.input.classList.add('code');
  const opened = dialog({title: 'Set up your authenticator app', content: [
    el('p.quiet', 'Scan this with an authenticator app, such as the one in your password manager.'),
    el('img.qr', {src: picture, alt: 'QR code for the authenticator app; the key below says the same'}),
    el('details.small', el('summary', 'I can’t scan it'), el('div.stack.tight',
      el('p.quiet', 'Open the link on this device, or type the key into the app.'),
      el('a', {href: address}, 'Open in an app on this device'),
      el('div.row.still', el('code.grow', secret.replace(/(.{4})/g, '$1 ').trim()),
        el('button.button.slim', {type: 'button', onclick: () => copy(secret)}, icon('copy'), 'Copy')))),
    form({label: 'Check the code', fields: [code], submit: 'Switch on',
      onSubmit: async values => {
        const {backup_codes: codes} = await post('/api/auth/mfa/enable', {code: values.code.replace(/\s/g, '')});
        opened.close(codes);
      },
      extra: el('button.button.block', {type: 'button', onclick: () => opened.close()}, 'Cancel')}),
  ]});
  code.input.focus();
  const codes = await opened.closed;
  if (codes) {
    toast('The second factor is on.');
    await showCodes(codes);
    changed();
  }
}

async function renewCodes() {
  const codes = await ask({title: 'New backup codes', text: 'The codes that you have now stop working.', fields: proof(), submit: 'Make new codes',
    onSubmit: async values => (await post('/api/auth/mfa/backup-codes', values)).backup_codes});
  if (codes) {
    await showCodes(codes);
  }
}

async function switchOff(changed) {
  const off = await ask({title: 'Switch the second factor off?', danger: true, text: 'Your password alone will let you in again.', fields: proof(), submit: 'Switch off',
    onSubmit: values => post('/api/auth/mfa/disable', values).then(() => true)});
  if (off) {
    toast('The second factor is off.');
    changed();
  }
}

const proof = () => [
  field({name: 'password', label: 'Your password', type: 'password', autocomplete: 'current-password', required: true}),
  field({name: 'code', label: 'Code from the app, or a backup code', autocomplete: 'one-time-code', maxlength: 64, required: true}),
];

/** They are shown this once: only their hashes are kept. */
function showCodes(codes) {
  const text = `${codes.join('\n')}\n`;
  const opened = dialog({title: 'Your backup codes', content: [
    el('p', 'Each lets you in once when the app is not at hand. They are shown ', el('b', 'only now'), ': keep them where you keep important things.'),
    el('ul.plain.codes', codes.map(code => el('li.mono', code))),
  ], actions: [
    el('button.button', {type: 'button', onclick: () => copy(text, 'The codes are copied')}, icon('copy'), 'Copy'),
    el('button.button', {type: 'button', onclick: () => saveAs(new Blob([text], {type: 'text/plain'}), 'llm-modes-backup-codes.txt')}, icon('download'), 'Download'),
    el('button.button.primary', {type: 'button', onclick: () => opened.close()}, 'I have kept them'),
  ]});
  return opened.closed;
}

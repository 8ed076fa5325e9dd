// What an administrator can do with an account. Each act asks first, and an edit counts only for the account as it was shown (If-Match).

import {patch, post, remove} from '/look/api.js';
import {ask, confirm} from '/look/dialog.js';
import {el} from '/look/dom.js';
import {busy, field, notice} from '/look/form.js';
import {icon} from '/look/icons.js';
import {Problem} from '/look/problem.js';
import {go} from '/look/router.js';
import {toast, toastProblem} from '/look/toast.js';

/** @param changed called after something was done, or when the account turned out to be another than was shown */
export function actions({account, etag, address, changed}) {
  const name = `${account.first_name} ${account.last_name}`;
  const isAdmin = account.roles.includes('admin');
  const locked = account.locked_until && new Date(account.locked_until) > new Date();
  const edit = body => () => patch(address, body, {etag});
  const act = path => () => post(`${address}/${path}`);
  const offered = [
    locked && {label: 'Unlock the sign-in', picture: 'key', title: `Unlock ${name}?`, text: 'Failed attempts are forgotten; the right password works again at once.',
      run: act('unlock'), done: `${name} can sign in again.`},
    account.is_active
      ? {label: 'Deactivate', picture: 'lock', danger: true, title: `Deactivate ${name}?`, text: 'All sessions end at once and signing in is refused. Nothing is deleted; you can activate the account again.',
        run: edit({is_active: false}), done: `${name} is deactivated.`}
      : {label: 'Activate', picture: 'check', title: `Activate ${name}?`, text: 'The account can sign in again.', run: edit({is_active: true}), done: `${name} is active again.`},
    !account.is_verified && {label: 'Mark as verified', picture: 'mail', title: `Mark ${account.email} as verified?`, text: 'Do this only when you know that the address belongs to this person.',
      run: edit({is_verified: true}), done: 'The address counts as verified.'},
    {label: 'Sign out everywhere', picture: 'out', title: `Sign ${name} out everywhere?`, text: 'All sessions end at once. The password stays as it is.',
      run: act('revoke-sessions'), done: 'All sessions are ended.'},
    {label: 'Require a new password', picture: 'key', danger: true, title: `Require a new password of ${name}?`,
      text: `The present password stops working, all sessions end, and a link to choose another is mailed to ${account.email}.`, run: act('require-password-reset'), done: 'A link to choose a new password is on its way.'},
    account.mfa_enabled && {label: 'Switch the second factor off', picture: 'shield', danger: true, title: `Switch the second factor of ${name} off?`,
      text: 'For somebody who has lost the device and the backup codes. Make sure by another way that it is this person who asks.', run: act('disable-mfa'), done: 'The second factor is off.'},
    isAdmin
      ? {label: 'Take the administrator’s role', picture: 'users', danger: true, title: `Take the administrator’s role from ${name}?`, text: 'The account stays, without this console.',
        run: edit({roles: account.roles.filter(role => role !== 'admin')}), done: `${name} is no administrator any more.`}
      : {label: 'Make an administrator', picture: 'users', title: `Make ${name} an administrator?`, text: 'Administrators see all accounts and can change or delete them.',
        run: edit({roles: [...account.roles, 'admin']}), done: `${name} is an administrator now.`},
  ].filter(Boolean);
  return el('section.card.stack', el('header', el('h2', 'Actions')),
    !account.is_active && notice('warn', 'This account is deactivated: it can’t sign in.'),
    el('div.actions', offered.map(each => button(each, changed)), deletion({account, etag, address, name, changed})));
}

const button = (action, changed) => el('button.button', {type: 'button', class: action.danger ? 'danger' : '', onclick: async event => {
  const pressed = event.currentTarget;
  const sure = await confirm({title: action.title, text: action.text, action: action.label, danger: action.danger});
  if (sure) {
    await busy(pressed, async () => {
      await action.run();
      toast(action.done);
      changed();
    }).catch(thrown => complain(thrown, changed));
  }
}}, icon(action.picture), action.label);

function complain(thrown, changed) {
  if (Problem.from(thrown).status === 412) {
    toastProblem(staleness());
    changed();
  } else {
    toastProblem(thrown);
  }
}

const staleness = () => new Problem({title: 'Changed meanwhile',
  detail: 'Somebody else has changed this account since you opened it. Nothing was saved; it is shown as it is now. Look again, then decide.'});

/** Asks for the address, so that nobody deletes the wrong account by a slip. */
function deletion({account, etag, address, name, changed}) {
  return el('button.button.danger', {type: 'button', onclick: async () => {
    const gone = await ask({
      title: `Delete ${name}?`,
      danger: true,
      submit: 'Delete for good',
      text: 'The account is deleted with all its chats and pictures. This can’t be undone. To stop somebody for a while, deactivate the account instead.',
      fields: [field({name: 'email', label: `Type ${account.email} to confirm`, autocomplete: 'off', spellcheck: 'false', required: true})],
      onSubmit: async ({email}) => {
        if (email.trim().toLowerCase() !== account.email.toLowerCase()) {
          throw new Problem({status: 422, errors: [{field: 'email', message: 'This is not the address of the account.'}]});
        }
        try {
          await remove(address, undefined, {etag});
        } catch (thrown) {
          if (thrown.status === 412) {
            changed();
            throw staleness();
          }
          throw thrown;
        }
        return true;
      },
    });
    if (gone) {
      toast(`${name} is deleted.`);
      go('/users');
    }
  }}, icon('trash'), 'Delete');
}

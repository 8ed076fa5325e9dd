// Everybody who has an account, found in seconds.

import {page} from '/look/api.js';
import {el} from '/look/dom.js';
import {date} from '/look/format.js';
import {go} from '/look/router.js';
import {table} from '/look/table.js';
import {filters, remember} from './filters.js';
import {viewHead} from './shell.js';
import {badges, userLink, when} from './words.js';

const NEWEST = '-created_at';

const STATES = [['', 'Any state'], ['active', 'Active'], ['inactive', 'Inactive'], ['unverified', 'Not verified'], ['locked', 'Locked'], ['mfa', 'With second factor']];
const ROLES = [['', 'Any role'], ['user', 'User'], ['admin', 'Administrator']];
export const choices = pairs => pairs.map(([value, label]) => ({value, label}));

export function users(_, query) {
  const bar = filters({
    label: 'Find users',
    query,
    fields: [
      {name: 'q', label: 'Name or e-mail', type: 'search', autocomplete: 'off', spellcheck: 'false'},
      {name: 'status', label: 'State', type: 'select', options: choices(STATES)},
      {name: 'role', label: 'Role', type: 'select', options: choices(ROLES)},
    ],
    changed: () => list.reset({quietly: true}),
  });
  const list = table({
    caption: 'Users',
    sort: query.get('sort') ?? NEWEST,
    offset: Number(query.get('offset')) || 0,
    columns: [
      {title: 'Name', sort: 'name', cell: user => [userLink(user.id, `${user.first_name} ${user.last_name}`), el('div.small.quiet', user.email)]},
      {title: 'State', cell: badges},
      {title: 'Last sign-in', sort: 'last_login_at', class: 'nowrap', cell: user => when(user.last_login_at)},
      {title: 'Since', sort: 'created_at', class: 'nowrap', cell: user => date(user.created_at)},
    ],
    load: ({limit, offset, sort, signal}) => {
      remember('/users', {...bar.values(), sort: sort === NEWEST ? '' : sort, offset: offset || ''});
      return page('/api/admin/users', {...bar.values(), limit, offset, sort, signal});
    },
    none: {picture: 'users', title: 'Nobody found', text: 'No account fits. Try fewer letters, or another state or role.',
      action: el('button.button', {type: 'button', onclick: () => bar.clear()}, 'Show everybody')},
    onRow: user => go(`/users/${encodeURIComponent(user.id)}`),
  });
  return {title: 'Users', section: '/users', content: [viewHead('Users', 'Find an account, see what it does, and help or stop it.'), bar.element, list.element]};
}

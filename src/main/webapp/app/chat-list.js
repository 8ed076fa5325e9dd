// The chats at the left: pinned first, by activity; searched, archived and fetched part by part.

import {call, page, put, remove} from '/look/api.js';
import {announce, el, fill, whenQuiet} from '/look/dom.js';
import {ago} from '/look/format.js';
import {field} from '/look/form.js';
import {ask, confirm} from '/look/dialog.js';
import {icon} from '/look/icons.js';
import {menu} from '/look/menu.js';
import {go} from '/look/router.js';
import {empty, failed, loading} from '/look/states.js';
import {toast, toastProblem} from '/look/toast.js';
import {wordsOf} from './modes.js';

const PART = 40;

export function chatList() {
  const place = el('div.chats', {role: 'region', 'aria-label': 'Your chats'});
  const search = el('input.input', {type: 'search', placeholder: 'Search', 'aria-label': 'Search chats and messages', maxlength: 200});
  const archived = el('button.button.ghost.slim', {type: 'button', 'aria-pressed': 'false'}, icon('archive'), 'Archived');
  const state = {items: [], total: 0, archived: false, request: null};

  async function load({more = false, quietly = true} = {}) {
    state.request?.abort();
    const mine = state.request = new AbortController();
    if (!quietly) {
      fill(place, loading(6, 'Loading your chats'));
    }
    try {
      const part = await page('/api/chats', {limit: more ? PART : Math.max(PART, Math.min(100, state.items.length)),
        offset: more ? state.items.length : 0, include_archived: state.archived || null, signal: mine.signal});
      if (mine === state.request) {
        const known = new Set(more ? state.items.map(chat => chat.id) : []);
        state.items = [...(more ? state.items : []), ...part.items.filter(chat => !known.has(chat.id))];
        state.total = part.total;
        show();
      }
    } catch (thrown) {
      if (mine === state.request && thrown?.name !== 'AbortError') {
        fill(place, failed(thrown, () => load({quietly: false})));
      }
    }
  }

  function show() {
    if (state.items.length === 0) {
      fill(place, empty({picture: 'chat', title: 'No chats yet', text: 'Your conversations will be kept here.'}));
      return;
    }
    const pinned = state.items.filter(chat => chat.is_pinned && !chat.is_archived);
    const others = state.items.filter(chat => !chat.is_pinned && !chat.is_archived);
    const away = state.items.filter(chat => chat.is_archived);
    fill(place, group('Pinned', pinned), group(pinned.length ? 'Latest' : null, others), group('Archived', away),
      state.items.length < state.total && el('button.button.slim.block', {type: 'button', onclick: () => load({more: true})}, 'Show more'));
    mark();
  }

  async function find(words) {
    state.request?.abort();
    const mine = state.request = new AbortController();
    try {
      const {items, total} = await page('/api/chats/search', {q: words, limit: 30, signal: mine.signal});
      if (mine === state.request) {
        fill(place, items.length
          ? el('ul.plain', items.map(hit => found(hit, words)))
          : empty({picture: 'search', title: 'Nothing found', text: 'No title and no message has these words.'}));
        announce(total === 1 ? 'One place found' : `${total} places found`);
      }
    } catch (thrown) {
      if (mine === state.request && thrown?.name !== 'AbortError') {
        fill(place, failed(thrown, () => find(words)));
      }
    }
  }

  function group(title, chats) {
    return chats.length > 0 && el('section', title && el('h2.group', title), el('ul.plain', chats.map(chat => entry(chat, changed))));
  }

  function mark() {
    const here = location.hash.split('?')[0];
    for (const link of place.querySelectorAll('a.chat-link')) {
      if (link.getAttribute('href') === here) {
        link.setAttribute('aria-current', 'page');
      } else {
        link.removeAttribute('aria-current');
      }
    }
  }

  const changed = () => search.value.trim() ? find(search.value.trim()) : load();
  const typed = whenQuiet(200, () => search.value.trim() ? find(search.value.trim()) : load({quietly: false}));
  search.addEventListener('input', typed);
  archived.addEventListener('click', () => {
    state.archived = !state.archived;
    archived.setAttribute('aria-pressed', String(state.archived));
    load({quietly: false});
  });
  load({quietly: false});
  return {
    element: el('div.list', el('div.side-search', search), place, el('div', archived)),
    reload: changed,
    mark,
    stop: () => state.request?.abort(),
  };
}

function entry(chat, changed) {
  const words = wordsOf(chat.mode);
  const last = chat.last_message;
  const more = menu(el('button.button.ghost.icon-only.slim', {type: 'button', 'aria-label': `Actions for ${chat.title}`}, icon('more')),
    () => chatActions(chat, changed));
  return el('li.chat-entry',
    el('a.chat-link', {href: `#/chats/${chat.id}`},
      icon(chat.is_pinned ? 'pin' : words.icon),
      el('span.grow', el('span.clip.block', chat.title),
        el('span.clip.block.small.quiet', last ? oneLine(last.content) : ago(chat.updated_at)))),
    more);
}

const oneLine = text => text.slice(0, 120).replace(/\s+/g, ' ');

function found(hit, words) {
  return el('li.chat-entry', el('a.chat-link', {href: `#/chats/${hit.chat.id}${hit.message ? `?message=${hit.message.id}` : ''}`},
    icon(wordsOf(hit.chat.mode).icon),
    el('span.grow', el('span.clip.block', hit.chat.title), hit.message && el('span.snippet.small.quiet', marked(hit.snippet, words)))));
}

/** The places in a text where it says what was looked for. */
function marked(text, words) {
  const pieces = [];
  const wanted = words.toLowerCase();
  const low = text.toLowerCase();
  let from = 0;
  for (let at = low.indexOf(wanted); at >= 0 && low.length === text.length; at = low.indexOf(wanted, from)) {
    pieces.push(text.slice(from, at), el('mark', text.slice(at, at + words.length)));
    from = at + words.length;
  }
  return [...pieces, text.slice(from)];
}

/** What can be done with a chat; `changed(chat)` is called after it was, with null when it is gone. */
export function chatActions(chat, changed) {
  const change = async (wanted, said) => {
    try {
      const now = await put(`/api/chats/${chat.id}`, wanted);
      toast(said);
      changed(now);
    } catch (thrown) {
      toastProblem(thrown);
    }
  };
  return [
    {label: 'Rename', icon: 'pencil', run: () => rename(chat, changed)},
    {label: chat.is_pinned ? 'Unpin' : 'Pin', icon: 'pin', run: () => change({is_pinned: !chat.is_pinned}, chat.is_pinned ? 'Unpinned' : 'Pinned')},
    {label: chat.is_archived ? 'Take out of the archive' : 'Archive', icon: 'archive',
      run: () => change({is_archived: !chat.is_archived}, chat.is_archived ? 'Back among the chats' : 'Archived')},
    null,
    {label: 'Delete', icon: 'trash', danger: true, run: () => forget(chat, changed)},
  ];
}

/** Renames by the version that is shown: who was faster elsewhere is not overwritten. */
async function rename(chat, changed) {
  try {
    const {data, etag} = await call('GET', `/api/chats/${chat.id}`);
    const title = field({name: 'title', label: 'Title', value: data.title, maxlength: 200, required: true});
    const now = await ask({title: 'Rename the chat', fields: [title], submit: 'Rename',
      onSubmit: values => put(`/api/chats/${chat.id}`, {title: values.title}, {etag})});
    if (now) {
      changed(now);
    }
  } catch (thrown) {
    toastProblem(thrown);
  }
}

async function forget(chat, changed) {
  const sure = await confirm({title: 'Delete this chat?', danger: true, action: 'Delete',
    text: el('p.quiet', '“', el('b', chat.title), '” is deleted with all its messages and pictures. This can’t be undone.')});
  if (!sure) {
    return;
  }
  try {
    await remove(`/api/chats/${chat.id}`);
    toast('The chat is deleted.');
    changed(null);
    if (location.hash.startsWith(`#/chats/${chat.id}`)) {
      go('/', {replace: true});
    }
  } catch (thrown) {
    toastProblem(thrown);
  }
}

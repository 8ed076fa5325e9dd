// A chat: what was said, what is being said, and what can be done with it.

import {download, get, page, post} from '/look/api.js';
import {announce, el, fill} from '/look/dom.js';
import {icon} from '/look/icons.js';
import {menu} from '/look/menu.js';
import {loading, failed} from '/look/states.js';
import {toastProblem} from '/look/toast.js';
import {Problem} from '/look/problem.js';
import {chatActions} from './chat-list.js';
import {composer} from './composer.js';
import {growing, showMessage} from './message.js';
import {wordsOf} from './modes.js';
import {forgetPictures} from './pictures.js';
import {list, showInShell, viewHead} from './shell.js';
import {say, sayAgain, watch} from './stream.js';

const EARLIER = 100;
const drafts = new Map();
let open = null;

/** What the first message of a new chat is; it is sent when the chat is shown. */
export const handOver = (chatId, draft) => drafts.set(String(chatId), draft);

export function showChat({id}, query) {
  open?.leave();
  forgetPictures();
  open = chatView(id, query?.get('message'));
}

function chatView(id, wantedMessage) {
  const leaving = new AbortController();
  const log = el('div.log', {role: 'log', 'aria-live': 'off', 'aria-label': 'Messages', tabindex: '0'});
  const heading = el('h1.clip.grow', {tabindex: '-1'}, '…');
  const actions = el('span.row.still');
  const box = composer({onSend: draft => converse(draft, signal => say(id, draft, signal)), onStop: () => stop()});
  const view = el('div.chat', viewHead(heading, actions), log, el('div.composer-place', box.element,
    el('p.small.quiet.centre', 'Replies are made by a machine: check what matters.')));
  const state = {chat: null, first: 0, reply: null};
  const acts = {regenerate: message => regenerate(message), askThis: text => box.suggest(text)};
  box.acceptDrops(view);
  showInShell('Chat', view);
  const onScroll = followEnd(log);

  async function load() {
    fill(log, loading(6, 'Loading the chat'));
    try {
      const chat = await get(`/api/chats/${id}`, {signal: leaving.signal});
      paint(chat);
      await begin(chat);
    } catch (thrown) {
      if (thrown?.name !== 'AbortError') {
        const problem = Problem.from(thrown);
        heading.textContent = 'Chat';
        box.element.hidden = problem.status === 404;
        fill(log, problem.status === 404
          ? failed(new Problem({status: 404, title: 'No such chat', detail: 'It was deleted, or it never was yours.'}))
          : failed(problem, load));
      }
    }
  }

  function paint(chat) {
    setChat(chat);
    box.setMode(wordsOf(chat.mode));
    fill(log, el('div.log-inside', chat.messages.map(message => showMessage(message, acts))));
    if (chat.messages_truncated) {
      state.first = Math.max(0, chat.message_count - chat.messages.length);
      log.firstChild.prepend(earlierButton());
    }
    const wanted = wantedMessage && log.querySelector(`[data-id="${CSS.escape(wantedMessage)}"]`);
    if (wanted) {
      wanted.classList.add('wanted');
      wanted.scrollIntoView({block: 'center'});
    } else {
      onScroll.toEnd();
    }
  }

  function setChat(chat) {
    state.chat = {...state.chat, ...chat};
    document.title = `${chat.title} · LLM_MODES`;
    const words = wordsOf(chat.mode);
    fill(heading, chat.title);
    const more = el('button.button.ghost.icon-only', {type: 'button', 'aria-label': 'Actions for this chat'}, icon('more'));
    fill(actions, el('span.badge.wide-only', icon(words.icon), words.title), menu(more, () => [
      {label: 'Export as Markdown', icon: 'download', run: () => save('markdown', 'md')},
      {label: 'Export as JSON', icon: 'download', run: () => save('json', 'json')},
      null,
      ...chatActions(state.chat, changed => {
        list()?.reload();
        if (changed) {
          setChat(changed);
        }
      }),
    ]));
  }

  const save = (format, ending) =>
    download(`/api/chats/${id}/export?format=${format}`, `chat-${id}.${ending}`).catch(toastProblem);

  async function begin(chat) {
    const draft = drafts.get(id);
    drafts.delete(id);
    const pending = chat.messages.findLast(message => message.role === 'assistant' && message.status === 'pending');
    if (draft) {
      await converse(draft, signal => say(id, draft, signal)).catch(thrown => {
        toastProblem(thrown);
        box.suggest(draft.content);
        box.attach(draft.files);
      });
    } else if (pending) {
      log.querySelector(`[data-id="${pending.id}"]`)?.remove();
      await converse(null, signal => watch(id, pending.id, signal)).catch(toastProblem);
    } else if (matchMedia('(hover: hover)').matches && !wantedMessage) {
      box.focus();
    }
  }

  /** Shows a reply while it grows. `draft` is what was said, null where it stands there already. */
  async function converse(draft, events) {
    const inside = log.firstChild;
    let said = draft && showMessage({role: 'user', content: draft.content, message_metadata: {files: draft.files}}, acts);
    const answer = growing();
    inside.append(...[said, answer.element].filter(Boolean));
    onScroll.toEnd();
    box.setReplying(true);
    state.reply = {id: null, stopped: false};
    try {
      for await (const {event, data, replyId} of events(leaving.signal)) {
        state.reply.id = replyId;
        if (event === 'message' && said) {
          const stored = showMessage(data, acts);
          said.replaceWith(stored);
          said = stored;
        } else if (event === 'delta') {
          answer.grow(data.content);
        } else if (event === 'reply') {
          end(answer, data);
        } else if (event === 'error') {
          end(answer, {id: replyId, chat_id: Number(id), role: 'assistant', status: 'failed', content: answer.text(), error: data});
        }
        onScroll.follow();
      }
    } catch (thrown) {
      answer.element.remove();
      if (thrown?.name === 'AbortError') {
        return;
      }
      if (said && !said.dataset.id) {
        said.remove(); // It was not stored: what was written goes back to where one writes.
      }
      throw thrown;
    } finally {
      state.reply = null;
      box.setReplying(false);
      list()?.reload();
    }
  }

  function end(answer, message) {
    answer.element.replaceWith(showMessage(message, acts));
    announce(message.status === 'failed' ? 'The reply failed.' : `Reply: ${message.content}`);
  }

  async function regenerate(message) {
    if (state.reply) {
      return;
    }
    log.querySelector(`[data-id="${message.id}"]`)?.remove();
    await converse(null, signal => sayAgain(id, message.id, signal)).catch(thrown => {
      toastProblem(thrown);
      load();
    });
  }

  async function stop() {
    if (state.reply?.id) {
      await post(`/api/chats/${id}/messages/${state.reply.id}/cancel`).catch(toastProblem);
    }
  }

  function earlierButton() {
    const button = el('button.button.slim.centre', {type: 'button', onclick: async () => {
      const offset = Math.max(0, state.first - EARLIER);
      try {
        const {items} = await page(`/api/chats/${id}/messages`, {offset, limit: state.first - offset, signal: leaving.signal});
        const height = log.scrollHeight;
        button.after(...items.map(message => showMessage(message, acts)));
        log.scrollTop += log.scrollHeight - height;
        state.first = offset;
        if (offset === 0) {
          button.remove();
        }
      } catch (thrown) {
        toastProblem(thrown);
      }
    }}, icon('up'), 'Show earlier messages');
    return button;
  }

  load();
  return {leave: () => leaving.abort()};
}

/** Keeps the end in sight while it grows, unless the reader has scrolled away from it. */
function followEnd(log) {
  let atEnd = true;
  log.addEventListener('scroll', () => { atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 80; }, {passive: true});
  const toEnd = () => { log.scrollTop = log.scrollHeight; };
  // Pictures and growing text change the height after they were added.
  new ResizeObserver(() => atEnd && toEnd()).observe(log);
  return {
    toEnd: () => { atEnd = true; requestAnimationFrame(toEnd); },
    follow: () => atEnd && requestAnimationFrame(toEnd),
  };
}

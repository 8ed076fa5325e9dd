// Replies as they grow: server-sent events over fetch, because EventSource can send no token; taken up again where they broke off.

import {send} from '/look/api.js';
import {Problem} from '/look/problem.js';

const TRIES = 6;
const EVENTS = {Accept: 'text/event-stream'};

/** Says something; events as `follow` gives them. Sent again after a lost answer, it is still stored once. */
export function say(chatId, {content, files}, signal) {
  const key = randomName();
  const path = `/api/chats/${chatId}/messages`;
  return follow(chatId, null, signal, () => retryOnce(() =>
    send('POST', path, {body: bodyOf(content, files), headers: {...EVENTS, 'Idempotency-Key': key}, signal})));
}

/** Another reply to the same message. */
export const sayAgain = (chatId, replyId, signal) =>
  follow(chatId, null, signal, () => send('POST', `/api/chats/${chatId}/messages/${replyId}/regenerate`, {body: {}, headers: EVENTS, signal}));

/** A reply that is being written already. */
export const watch = (chatId, replyId, signal) =>
  follow(chatId, `${replyId}-0`, signal, () => resume(chatId, `${replyId}-0`, signal));

/** Yields {event, data, replyId} until the reply ends: message, delta …, then reply or error. */
async function* follow(chatId, begin, signal, open) {
  let last = begin;
  let response = await open();
  for (let tries = 0; ;) {
    try {
      for await (const event of eventsOf(response)) {
        tries = 0;
        last = event.id ?? last;
        yield {event: event.name, data: JSON.parse(event.data), replyId: Number(last?.split('-')[0])};
        if (event.name === 'reply' || event.name === 'error') {
          return;
        }
      }
    } catch (thrown) {
      if (signal?.aborted || thrown instanceof SyntaxError) {
        throw thrown;
      }
    }
    response = null;
    while (response === null) {
      if (last === null || tries >= TRIES) {
        throw new Problem({title: 'The connection broke', detail: 'The connection broke off. The reply goes on; open the chat again to see it.'});
      }
      await pause(300 * 2 ** tries++, signal);
      response = await resume(chatId, last, signal).catch(thrown => {
        if (thrown instanceof Problem && thrown.passes) {
          return null;
        }
        throw thrown;
      });
    }
  }
}

const resume = (chatId, last, signal) =>
  send('GET', `/api/chats/${chatId}/messages/${last.split('-')[0]}/stream`, {headers: {...EVENTS, 'Last-Event-ID': last}, signal});

async function retryOnce(action) {
  try {
    return await action();
  } catch (thrown) {
    if (thrown instanceof Problem && thrown.status === 0) {
      await pause(800);
      return action();
    }
    throw thrown;
  }
}

/** The events of a stream (HTML standard, server-sent events): {id, name, data}. */
async function* eventsOf(response) {
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  let event = {};
  try {
    for (;;) {
      const {value, done} = await reader.read();
      if (done) {
        return;
      }
      const lines = (rest + value).split(/\r\n|\n|\r(?!$)/);
      rest = lines.pop();
      for (const line of lines) {
        if (line !== '') {
          take(line, event);
        } else if (event.data !== undefined) {
          yield {name: 'message', ...event};
          event = {};
        }
      }
    }
  } finally {
    reader.cancel().catch(() => {});
  }
}

function take(line, event) {
  const colon = line.indexOf(':');
  const name = colon < 0 ? line : line.slice(0, colon);
  const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
  if (name === 'data') {
    event.data = event.data === undefined ? value : `${event.data}\n${value}`;
  } else if (name === 'event') {
    event.name = value;
  } else if (name === 'id') {
    event.id = value;
  }
}

function bodyOf(content, files) {
  if (!files?.length) {
    return {content};
  }
  const form = new FormData();
  form.append('content', content);
  files.forEach(file => form.append('files', file, file.name));
  return form;
}

const pause = (milliseconds, signal) => new Promise((resolve, reject) => {
  setTimeout(resolve, milliseconds);
  signal?.addEventListener('abort', () => reject(signal.reason), {once: true});
});

/** crypto.randomUUID is there on HTTPS only. */
const randomName = () => [...crypto.getRandomValues(new Uint8Array(16))].map(byte => byte.toString(16).padStart(2, '0')).join('');

// A message as it is shown: what the user said at the right, the reply below it with what can be done about it.

import {put} from '/look/api.js';
import {copy} from '/look/clipboard.js';
import {el, fill} from '/look/dom.js';
import {dateTime, number, timeOfDay} from '/look/format.js';
import {busy, notice} from '/look/form.js';
import {icon} from '/look/icons.js';
import {toastProblem} from '/look/toast.js';
import {picture} from './pictures.js';
import {rich} from './rich.js';

/** @param acts {regenerate(reply), askThis(text)} */
export function showMessage(message, acts) {
  const element = el('article.message', {class: message.role, dataset: {id: message.id ?? ''}, 'aria-label': message.role === 'user' ? 'You' : 'Reply'});
  fill(element, message.role === 'assistant' ? reply(message, acts, element) : said(message));
  return element;
}

function said(message) {
  const files = message.message_metadata?.files ?? [];
  return [
    files.length > 0 && el('div.pictures', files.map(file => file.url ? picture(file) : localPicture(file))),
    el('div.bubble', message.content),
    message.created_at && el('time.when', {datetime: message.created_at, title: dateTime(message.created_at)}, timeOfDay(message.created_at)),
  ];
}

/** A picture that is on its way to the server. */
const localPicture = file => el('figure.picture-box', el('span.picture', el('img', {src: file.address, alt: file.name})));

function reply(message, acts, element) {
  const metadata = message.message_metadata ?? {};
  return [
    metadata.questions?.length ? questions(metadata.questions, acts) : el('div.rich', rich(message.content)),
    metadata.files?.length > 0 && el('div.pictures', metadata.files.map(picture)),
    message.status === 'failed' && failure(message, acts),
    message.status === 'cancelled' && el('p.small.quiet', icon('stop'), ' Stopped here.'),
    message.status !== 'failed' && foot(message, acts, element),
  ];
}

function questions(all, acts) {
  return el('ol.plain.answers', all.map(question => el('li.answer',
    el('button.ask', {type: 'button', title: 'Ask this', onclick: () => acts.askThis(question.text)}, question.text),
    el('span.badge.accent', {title: 'How close it comes in meaning; 100% is the same'}, `${Math.round(question.similarity * 100)}%`),
    el('button.button.ghost.icon-only.slim', {type: 'button', 'aria-label': `Copy: ${question.text}`, onclick: () => copy(question.text)}, icon('copy')))));
}

function failure(message, acts) {
  const again = el('button.button.slim', {type: 'button', onclick: () => acts.regenerate(message)}, icon('refresh'), 'Try again');
  return notice('bad', el('div.stack.tight', el('b', message.error?.title ?? 'The reply failed'), el('span', message.error?.detail ?? ''), el('div', again)));
}

function foot(message, acts, element) {
  const rate = (rating, name, label) => {
    const on = message.feedback === rating;
    return el('button.button.ghost.icon-only.slim', {type: 'button', 'aria-label': label, title: label, 'aria-pressed': String(on), dataset: {rating},
      onclick: event => busy(event.currentTarget, () => feedback(message, on ? null : rating, acts, element)).catch(toastProblem)}, icon(name));
  };
  return el('footer.message-foot',
    el('button.button.ghost.icon-only.slim', {type: 'button', 'aria-label': 'Copy the reply', title: 'Copy', onclick: () => copy(message.content)}, icon('copy')),
    message.status === 'complete' && [rate('up', 'like', 'Good reply'), rate('down', 'dislike', 'Bad reply')],
    el('button.button.ghost.icon-only.slim.regenerate', {type: 'button', 'aria-label': 'Another reply', title: 'Another reply', onclick: () => acts.regenerate(message)}, icon('refresh')),
    el('span.small.quiet.engine', engineOf(message)));
}

async function feedback(message, rating, acts, element) {
  const now = await put(`/api/chats/${message.chat_id}/messages/${message.id}/feedback`, {rating});
  fill(element, reply({...message, feedback: now.feedback}, acts, element));
  element.querySelector(`[data-rating="${rating ?? message.feedback}"]`)?.focus();
}

function engineOf({engine, model, usage}) {
  const tokens = (usage?.prompt_tokens ?? 0) + (usage?.completion_tokens ?? 0);
  return [engine, model && !engine?.includes(model) ? model : null, tokens ? `${number(tokens)} tokens` : null].filter(Boolean).join(' · ');
}

/** A reply that is growing: {element, grow(text)}. */
export function growing(text = '') {
  const body = el('div.rich', el('span.dots', {role: 'img', 'aria-label': 'The reply is on its way'}, el('i'), el('i'), el('i')));
  const element = el('article.message.assistant', {'aria-label': 'Reply', 'aria-busy': 'true'}, body);
  let content = text;
  let due = false;
  const paint = () => {
    due = false;
    fill(body, rich(content), el('span.caret', {'aria-hidden': 'true'}));
  };
  return {
    element,
    text: () => content,
    grow(more) {
      content += more;
      if (!due) {
        due = true;
        requestAnimationFrame(paint);
      }
    },
  };
}

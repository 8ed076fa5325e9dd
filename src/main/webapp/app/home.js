// Where a chat begins: choose a mode and say the first thing.

import {post} from '/look/api.js';
import {el, fill} from '/look/dom.js';
import {icon} from '/look/icons.js';
import {go} from '/look/router.js';
import {region} from '/look/states.js';
import {composer} from './composer.js';
import {handOver} from './chat.js';
import {me} from './me.js';
import {modes} from './modes.js';
import {samplePicture} from './sample-picture.js';
import {list, showInShell, viewHead} from './shell.js';

const LAST_MODE = 'llm-modes.mode';

export const showHome = () => show('view');

/** On a phone the list has a view of its own. */
export const showList = () => show('list');

function show(side) {
  const place = el('div.home');
  const view = el('div.chat', el('div.only-phone', viewHead(el('span.grow'))), place);
  showInShell('New chat', view, side);
  region(place, {
    load: signal => Promise.all([modes(), me(), signal]),
    show: ([all, user]) => start(all, user, view),
  });
}

function start(all, user, view) {
  let mode = all.find(each => each.name === localStorage.getItem(LAST_MODE)) ?? all.find(each => each.name === 'similar_questions') ?? all[0];
  const examples = el('div.row.examples');
  const box = composer({onSend: draft => begin(mode, draft)});
  const choose = chosen => {
    mode = chosen;
    localStorage.setItem(LAST_MODE, mode.name);
    box.setMode(mode);
    fill(examples, mode.examples.map(text => el('button.button.slim.example', {type: 'button', onclick: () => box.suggest(text)}, text)),
      mode.name === 'image_processing' && el('button.button.slim.example', {type: 'button', onclick: async () => {
        await box.attach([await samplePicture()]);
        box.suggest(mode.examples[0]);
      }}, icon('image'), 'Try it with a sample picture'));
  };
  const cards = new Map(all.map(each => [each, modeCard(each, each === mode, () => choose(each))]));
  const content = [
    el('h1', {tabindex: '-1'}, `What is on your mind, ${user.first_name}?`),
    el('fieldset.modes', el('legend.unseen', 'Mode of the chat'), [...cards.values()]),
    box.element,
    examples,
  ];
  box.acceptDrops(view, () => mode.pictures || cards.get(all.find(each => each.pictures))?.click());
  choose(mode);
  requestAnimationFrame(() => matchMedia('(hover: hover)').matches && box.focus());
  return content;
}

function modeCard(mode, checked, choose) {
  return el('label.mode-card',
    el('input.unseen', {type: 'radio', name: 'mode', value: mode.name, checked, onchange: choose}),
    el('span.mode-icon', icon(mode.icon)),
    el('span', el('b.block', mode.title), el('span.small.quiet', mode.text)));
}

async function begin(mode, draft) {
  const chat = await post('/api/chats', {title: titleOf(draft.content), mode: mode.name});
  handOver(chat.id, draft);
  list()?.reload();
  go(`/chats/${chat.id}`);
}

/** The beginning of what was said, cut between words. */
function titleOf(text) {
  const line = text.trim().split('\n')[0].replace(/\s+/g, ' ');
  if (line.length <= 60) {
    return line;
  }
  const cut = line.slice(0, 60);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), 30))} …`;
}

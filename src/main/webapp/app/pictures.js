// Pictures of messages. Their bytes are for their owner only, so they are fetched with the token and shown from memory.

import {blob, saveAs} from '/look/api.js';
import {dialog} from '/look/dialog.js';
import {el, fill} from '/look/dom.js';
import {bytes} from '/look/format.js';
import {icon} from '/look/icons.js';
import {toastProblem} from '/look/toast.js';

const kept = new Map();

/** @param file {name, type, size, width, height, url} of a message */
export function picture(file) {
  const place = el('button.picture', {type: 'button', 'aria-label': `Show ${file.name} large`}, el('span.bone'));
  const element = el('figure.picture-box', place,
    el('figcaption.small', el('span.clip', file.name), ' ', el('span.quiet.nowrap', `${file.width} × ${file.height} · ${bytes(file.size)}`),
      el('button.button.ghost.icon-only.slim', {type: 'button', 'aria-label': `Download ${file.name}`, title: 'Download',
        onclick: () => bytesOf(file.url).then(content => saveAs(content, file.name)).catch(toastProblem)}, icon('download'))));
  place.addEventListener('click', () => large(file));
  const load = async () => {
    try {
      const address = await addressOf(file.url);
      fill(place, el('img', {src: address, alt: file.name, width: file.width, height: file.height}));
    } catch {
      fill(place, el('span.state', icon('cloud'), el('span', 'The picture did not come. Press to try again.')));
      place.addEventListener('click', event => { event.stopImmediatePropagation(); load(); }, {once: true, capture: true});
    }
  };
  load();
  return element;
}

async function large(file) {
  try {
    const address = await addressOf(file.url);
    dialog({title: file.name, wide: true, content: el('img.large-picture', {src: address, alt: file.name})});
  } catch (thrown) {
    toastProblem(thrown);
  }
}

function bytesOf(url) {
  if (!kept.has(url)) {
    kept.set(url, blob(url, {headers: {Accept: 'image/*'}}).catch(thrown => {
      kept.delete(url);
      throw thrown;
    }));
  }
  return kept.get(url);
}

async function addressOf(url) {
  const content = await bytesOf(url);
  content.address ??= URL.createObjectURL(content);
  return content.address;
}

/** Lets go of what is in memory. */
export function forgetPictures() {
  for (const content of kept.values()) {
    content.then(each => each.address && URL.revokeObjectURL(each.address)).catch(() => {});
  }
  kept.clear();
}

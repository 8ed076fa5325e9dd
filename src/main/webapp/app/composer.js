// Where one writes: text, and pictures that are dropped, pasted or picked.

import {el, fill, uniqueId} from '/look/dom.js';
import {bytes} from '/look/format.js';
import {busy} from '/look/form.js';
import {icon} from '/look/icons.js';
import {toast, toastProblem} from '/look/toast.js';

const MOST_CHARACTERS = 32_000;
const MOST_BYTES = 10 * 1024 * 1024;
const MOST_PICTURES = 4;

/**
 * @param onSend ({content, files}) => promise; when it fails, what was written comes back
 * @param onStop what the button does while a reply is on its way
 */
export function composer({onSend, onStop = null}) {
  const id = uniqueId('message');
  const text = el('textarea', {id, rows: 1, maxlength: MOST_CHARACTERS, 'aria-label': 'Message', enterkeyhint: 'send'});
  const previews = el('ul.plain.previews', {hidden: true, 'aria-label': 'Pictures to send'});
  const picker = el('input', {type: 'file', accept: 'image/png,image/jpeg,image/gif,image/webp', multiple: true, hidden: true});
  const pick = el('button.button.ghost.icon-only', {type: 'button', 'aria-label': 'Add a picture', title: 'Add a picture', onclick: () => picker.click()}, icon('image'));
  const button = el('button.button.primary.icon-only.send', {type: 'submit', 'aria-label': 'Send', title: 'Send'}, icon('send'));
  const stop = el('button.button.icon-only.send', {type: 'button', 'aria-label': 'Stop the reply', title: 'Stop', hidden: true, onclick: () => onStop?.()}, icon('stop'));
  const element = el('form.composer', {method: 'post', 'aria-label': 'New message'},
    previews, el('div.composer-row', pick, picker, text, button, stop));
  let files = [];

  function paint() {
    previews.hidden = files.length === 0;
    fill(previews, files.map(file => el('li.preview', el('img', {src: file.address, alt: ''}),
      el('span.clip.small', file.name), el('span.small.quiet.nowrap', bytes(file.size)),
      el('button.button.ghost.icon-only.slim', {type: 'button', 'aria-label': `Leave out ${file.name}`, onclick: () => drop(file)}, icon('close')))));
    refresh();
  }

  function drop(file) {
    URL.revokeObjectURL(file.address);
    files = files.filter(each => each !== file);
    paint();
    text.focus();
  }

  function refresh() {
    button.disabled = text.value.trim() === '';
    if (!CSS.supports('field-sizing', 'content')) {
      text.style.height = 'auto';
      text.style.height = `${Math.min(text.scrollHeight, 240)}px`;
    }
  }

  async function attach(chosen) {
    for (const file of chosen) {
      const reason = refusal(file, files.length);
      if (reason) {
        toast(reason);
      } else {
        files.push(Object.assign(file, {address: URL.createObjectURL(file)}));
      }
    }
    paint();
  }

  async function send() {
    const draft = {content: text.value.trim(), files};
    if (!draft.content || !stop.hidden) {
      return;
    }
    text.value = '';
    files = [];
    paint();
    await busy(button, () => onSend(draft)).catch(thrown => {
      toastProblem(thrown);
      if (!text.value && element.isConnected) {
        text.value = draft.content;
        files = draft.files;
        paint();
      }
    });
  }

  text.addEventListener('input', refresh);
  text.addEventListener('keydown', event => {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      send();
    }
  });
  text.addEventListener('paste', event => attachFrom(event, event.clipboardData, attach));
  picker.addEventListener('change', () => {
    attach([...picker.files]);
    picker.value = '';
    text.focus();
  });
  element.addEventListener('submit', event => {
    event.preventDefault();
    send();
  });
  refresh();
  return {
    element,
    attach,
    focus: () => text.focus(),
    /** Writes for somebody who may still change it. */
    suggest(words) {
      text.value = words;
      refresh();
      text.focus();
    },
    setMode(mode) {
      text.placeholder = mode.prompt;
      pick.hidden = !mode.pictures;
    },
    setReplying(replying) {
      stop.hidden = !replying;
      button.hidden = replying;
    },
    /** Makes a whole view a place to drop pictures on; `first` is done before they are taken. */
    acceptDrops(place, first = () => {}) {
      place.append(el('div.drop-here', {'aria-hidden': 'true'}, icon('image'), 'Drop the picture here'));
      acceptDrops(place, pictures => {
        first();
        return attach(pictures);
      });
    },
  };
}

function refusal(file, already) {
  if (already >= MOST_PICTURES) {
    return `At most ${MOST_PICTURES} pictures go with a message.`;
  }
  if (!/^image\/(png|jpeg|gif|webp)$/.test(file.type)) {
    return `${file.name} is no PNG, JPEG, GIF or WebP picture.`;
  }
  return file.size > MOST_BYTES ? `${file.name} has ${bytes(file.size)}; a picture may have ${bytes(MOST_BYTES)}.` : null;
}

function attachFrom(event, data, attach) {
  const pictures = [...data?.files ?? []];
  if (pictures.length) {
    event.preventDefault();
    attach(pictures);
  }
}

function acceptDrops(place, attach) {
  let depth = 0;
  const carriesFiles = event => [...event.dataTransfer?.types ?? []].includes('Files');
  place.addEventListener('dragenter', event => {
    if (carriesFiles(event)) {
      depth++;
      place.classList.add('dropping');
    }
  });
  place.addEventListener('dragover', event => carriesFiles(event) && event.preventDefault());
  place.addEventListener('dragleave', () => {
    depth = Math.max(0, depth - 1);
    place.classList.toggle('dropping', depth > 0);
  });
  place.addEventListener('drop', event => {
    depth = 0;
    place.classList.remove('dropping');
    attachFrom(event, event.dataTransfer, attach);
  });
}

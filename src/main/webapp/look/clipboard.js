// Copying text, also on pages without HTTPS, where browsers offer only the old way.

import {el} from './dom.js';
import {toast} from './toast.js';

export async function copy(text, said = 'Copied') {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    oldWay(text);
  }
  toast(said);
}

function oldWay(text) {
  const place = el('textarea.unseen', {'aria-hidden': 'true'});
  place.value = text;
  (document.querySelector('dialog[open]') ?? document.body).append(place);
  place.select();
  document.execCommand('copy');
  place.remove();
}

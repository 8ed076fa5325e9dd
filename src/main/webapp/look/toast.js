// Short news at the head of the page. Good news leaves by itself; bad news stays until it is put away.

import {el} from './dom.js';
import {Problem} from './problem.js';

const STAY = 6000;

/** @param action optional {label, run}, such as an undo */
export function toast(text, action = null) {
  show(text, false, action);
}

/** Tells what went wrong; for whatever may have been thrown. An abandoned request is no news. */
export function toastProblem(thrown) {
  if (thrown?.name !== 'AbortError') {
    show(Problem.from(thrown).sentence, true, null);
  }
}

/** Puts bad news away when the view is left that it was about. */
export function putProblemsAway() {
  document.querySelectorAll('#toasts .bad button').forEach(each => each.click());
}

function show(text, bad, action) {
  const element = el('div.toast', {class: bad ? 'bad' : '', role: bad ? 'alert' : 'status'}, el('span.grow', text));
  const away = () => {
    element.remove();
    const region = document.getElementById('toasts');
    if (region && !region.children.length) {
      region.hidePopover?.();
    }
  };
  if (action) {
    element.append(el('button', {type: 'button', onclick: () => { away(); action.run(); }}, action.label));
  }
  if (bad) {
    element.append(el('button', {type: 'button', onclick: away}, 'Dismiss'));
  }
  const region = place();
  region.append(element);
  while (region.children.length > 4) {
    region.firstChild.remove();
  }
  if (!bad) {
    leaveUnlessWatched(element, away);
  }
}

/** In the top layer, above any dialog that is open now. */
function place() {
  const region = document.getElementById('toasts')
    ?? document.body.appendChild(el('div.toasts#toasts', {popover: 'manual', role: 'region', 'aria-label': 'News'}));
  if (region.showPopover) {
    region.hidePopover();
    region.showPopover();
  }
  return region;
}

function leaveUnlessWatched(element, away) {
  let timer = setTimeout(away, STAY);
  const hold = () => clearTimeout(timer);
  const release = () => {
    hold();
    timer = setTimeout(away, STAY / 2);
  };
  element.addEventListener('pointerenter', hold);
  element.addEventListener('focusin', hold);
  element.addEventListener('pointerleave', release);
  element.addEventListener('focusout', release);
}

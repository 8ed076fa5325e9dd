// What stands where content is not: because it is on its way, because there is none, or because it did not come.

import {el, fill} from './dom.js';
import {icon} from './icons.js';
import {Problem} from './problem.js';

/** Grey lines in the place of text that is on its way. */
export function loading(lines = 4, what = 'Loading') {
  return el('div.bones', {role: 'status', 'aria-label': what}, Array.from({length: lines}, () => el('div.bone')));
}

/** Nothing there, and what to do about it. `action` is a node, mostly a button. */
export function empty({picture = 'list', title, text = null, action = null}) {
  return el('div.state', icon(picture), el('h2', title), text && el('p', text), action);
}

/** It did not come; `retry` is what the button does. */
export function failed(thrown, retry = null) {
  const problem = Problem.from(thrown);
  return el('div.state.bad', {role: 'alert'},
    icon(problem.status === 0 ? 'cloud' : 'warning'),
    el('h2', problem.title),
    el('p', problem.sentence),
    problem.requestId && problem.status >= 500 && el('p.small', 'Request ', el('code', problem.requestId)),
    retry && el('button.button', {type: 'button', onclick: retry}, icon('refresh'), 'Try again'));
}

/**
 * Shows bones, then what `load(signal)` promises, made by `show`; or the failure with a button that tries again.
 * Gives back a function that does it all again and abandons what is under way.
 */
export function region(place, {load, show, bones = 4}) {
  let current = null;
  const again = async ({quietly = false} = {}) => {
    current?.abort();
    const mine = current = new AbortController();
    if (!quietly) {
      fill(place, loading(bones));
    }
    place.setAttribute('aria-busy', 'true');
    try {
      const content = await load(mine.signal);
      if (mine === current) {
        fill(place, show(content));
      }
    } catch (thrown) {
      if (mine === current && thrown?.name !== 'AbortError') {
        fill(place, failed(thrown, () => again()));
      }
    } finally {
      if (mine === current) {
        place.removeAttribute('aria-busy');
      }
    }
  };
  again.stop = () => current?.abort();
  again();
  return again;
}

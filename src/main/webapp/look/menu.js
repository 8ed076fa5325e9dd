// A button that opens a few actions (WAI-ARIA menu button): arrows move, Escape and a click elsewhere close.

import {el, fill} from './dom.js';
import {icon} from './icons.js';

/**
 * @param button the button that opens it
 * @param items  a function that gives them each time: {label, icon, run} or {label, icon, href}, danger: true, or null for a line
 */
export function menu(button, items) {
  const list = el('div.menu', {popover: 'auto', role: 'menu'});
  button.setAttribute('aria-haspopup', 'menu');
  button.setAttribute('aria-expanded', 'false');
  let closed = 0;
  const choose = () => {
    list.hidePopover();
    closed = 0;
  };
  // A press on the button while the menu is open has closed it already, as any press beside it does.
  button.addEventListener('click', event => event.timeStamp - closed > 250 && open(button, list, items(), choose));
  list.addEventListener('keydown', event => move(event, list));
  list.addEventListener('beforetoggle', event => { closed = event.newState === 'closed' ? performance.now() : closed; });
  list.addEventListener('toggle', event => {
    const isOpen = event.newState === 'open';
    button.setAttribute('aria-expanded', String(isOpen));
    if (!isOpen) {
      list.remove();
    }
  });
  return button;
}

function open(button, list, items, choose) {
  fill(list, items.map(item => item === null ? el('div', {role: 'separator'}) : entry(item, choose)));
  // Beside the button, so that the focus that follows it finds the way; inside a dialog it must be, to be reached at all.
  button.after(list);
  list.showPopover();
  const from = button.getBoundingClientRect();
  const size = list.getBoundingClientRect();
  const left = Math.max(8, Math.min(from.right - size.width, innerWidth - size.width - 8));
  const below = from.bottom + 4;
  list.style.left = `${left}px`;
  list.style.top = `${below + size.height > innerHeight - 8 ? Math.max(8, from.top - size.height - 4) : below}px`;
  list.querySelector('[role=menuitem]')?.focus();
}

function entry({label, icon: picture, run, href, danger = false}, choose) {
  const content = [picture && icon(picture), el('span', label)];
  if (href) {
    return el('a', {href, role: 'menuitem', class: danger ? 'danger' : '', tabindex: '-1', onclick: choose}, content);
  }
  return el('button', {type: 'button', role: 'menuitem', class: danger ? 'danger' : '', tabindex: '-1',
    onclick: () => { choose(); run(); }}, content);
}

function move(event, list) {
  const entries = [...list.querySelectorAll('[role=menuitem]')];
  const at = entries.indexOf(document.activeElement);
  const next = {ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: entries.length - 1}[event.key];
  if (next !== undefined) {
    event.preventDefault();
    entries[(next + entries.length) % entries.length].focus();
  } else if (event.key === 'Tab') {
    list.hidePopover();
  }
}

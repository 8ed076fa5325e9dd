// The button that changes between the system's theme, light and dark. theme.js applies the choice before the first paint.

import {announce, el, fill} from './dom.js';
import {icon} from './icons.js';

const KEY = 'llm-modes.theme';
const NEXT = {auto: 'light', light: 'dark', dark: 'auto'};
const SIGN = {auto: 'auto', light: 'sun', dark: 'moon'};
const WORD = {auto: 'as the system', light: 'light', dark: 'dark'};

export function themeButton() {
  const button = el('button.button.ghost.icon-only', {type: 'button', onclick: () => {
    choose(NEXT[theme()]);
    paint();
    announce(`Theme: ${WORD[theme()]}`);
  }});
  const paint = () => {
    fill(button, icon(SIGN[theme()]));
    button.setAttribute('aria-label', `Theme: ${WORD[theme()]}. Change`);
    button.title = `Theme: ${WORD[theme()]}`;
  };
  paint();
  return button;
}

const theme = () => document.documentElement.dataset.theme ?? 'auto';

function choose(next) {
  if (next === 'auto') {
    delete document.documentElement.dataset.theme;
    localStorage.removeItem(KEY);
  } else {
    document.documentElement.dataset.theme = next;
    localStorage.setItem(KEY, next);
  }
}

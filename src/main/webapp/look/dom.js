// Builds what pages show. Text only ever becomes text: nothing here, nor anywhere else in these pages, takes HTML.

const SVG = 'http://www.w3.org/2000/svg';

/**
 * An element: el('p.hint#why', {title: '…', onclick: f}, 'text', child, [more], null).
 * Attributes: functions are listeners, booleans are present or absent, `dataset` is an object; null and undefined are left out.
 * Children: nodes, anything else as text; null, undefined and false are left out; arrays are flattened.
 */
export function el(selector, ...rest) {
  return build(document.createElement(nameOf(selector)), selector, rest);
}

/** The same for SVG. */
export function svg(selector, ...rest) {
  return build(document.createElementNS(SVG, nameOf(selector)), selector, rest);
}

/** Puts new children into a parent, in the place of all it had. */
export function fill(parent, ...children) {
  parent.replaceChildren(...nodes(children));
  return parent;
}

export function add(parent, ...children) {
  parent.append(...nodes(children));
  return parent;
}

/** A name that is unique on the page, for `id` and what points to it. */
let names = 0;
export const uniqueId = prefix => `${prefix}-${++names}`;

/** Says something to screen readers only. */
export function announce(text) {
  let region = document.getElementById('announcements');
  if (!region) {
    region = el('div.unseen#announcements', {role: 'status', 'aria-live': 'polite'});
    document.body.append(region);
  }
  region.textContent = '';
  requestAnimationFrame(() => { region.textContent = text; });
}

/** A function that runs once things have been quiet for a while. */
export function whenQuiet(milliseconds, action) {
  let timer;
  return (...args) => {
    clearTimeout(timer);
    timer = setTimeout(() => action(...args), milliseconds);
  };
}

function nameOf(selector) {
  return /^[a-z][a-z0-9]*/i.exec(selector)?.[0] ?? 'div';
}

function build(element, selector, rest) {
  for (const [, kind, name] of selector.matchAll(/([.#])([\w-]+)/g)) {
    if (kind === '#') {
      element.id = name;
    } else {
      element.classList.add(name);
    }
  }
  if (isAttributes(rest[0])) {
    for (const [name, value] of Object.entries(rest.shift())) {
      attribute(element, name, value);
    }
  }
  element.append(...nodes(rest));
  return element;
}

const isAttributes = value =>
  value !== null && typeof value === 'object' && !Array.isArray(value) && !(value instanceof Node);

function attribute(element, name, value) {
  if (value === null || value === undefined || value === false) {
    return;
  }
  if (name.startsWith('on')) {
    element.addEventListener(name.slice(2), value);
  } else if (name === 'dataset') {
    Object.assign(element.dataset, value);
  } else if (name === 'class') {
    element.classList.add(...value.split(' ').filter(Boolean));
  } else if (name === 'value') {
    element.value = value;
  } else {
    element.setAttribute(name, value === true ? '' : value);
  }
}

function nodes(children) {
  return children.flat(Infinity)
    .filter(child => child !== null && child !== undefined && child !== false)
    .map(child => child instanceof Node ? child : document.createTextNode(String(child)));
}

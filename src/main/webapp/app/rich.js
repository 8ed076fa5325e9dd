// What engines write, shown: the usual Markdown as elements. Whatever is not understood stays the text that it is.

import {el} from '/look/dom.js';

/** Blocks: fenced code, headings, lists, quotes, paragraphs. */
export function rich(text) {
  const blocks = [];
  const lines = text.replaceAll('\r\n', '\n').split('\n');
  for (let at = 0; at < lines.length;) {
    const [block, next] = blockAt(lines, at);
    if (block) {
      blocks.push(block);
    }
    at = next;
  }
  return blocks;
}

function blockAt(lines, at) {
  const line = lines[at];
  if (line.trim() === '') {
    return [null, at + 1];
  }
  const fence = /^\s*(```|~~~)/.exec(line)?.[1];
  if (fence) {
    const end = lines.findIndex((each, index) => index > at && each.trim().startsWith(fence));
    const last = end < 0 ? lines.length : end;
    return [el('pre', {tabindex: '0'}, el('code', lines.slice(at + 1, last).join('\n'))), last + 1];
  }
  const heading = /^(#{1,4})\s+(.*)$/.exec(line);
  if (heading) {
    return [el('p.heading', inline(heading[2])), at + 1];
  }
  const kind = listKind(line);
  if (kind) {
    return listAt(lines, at, kind);
  }
  if (line.startsWith('> ')) {
    const end = endOf(lines, at, each => each.startsWith('>'));
    return [el('blockquote', rich(lines.slice(at, end).map(each => each.replace(/^> ?/, '')).join('\n'))), end];
  }
  const end = endOf(lines, at, (each, index) => index === at || (each.trim() !== '' && !listKind(each) && !/^(\s*(```|~~~)|#{1,4}\s|> )/.test(each)));
  return [el('p', lines.slice(at, end).flatMap((each, index) => index ? [el('br'), inline(each)] : inline(each))), end];
}

const listKind = line => /^\s{0,3}[-*+]\s+/.test(line) ? 'ul' : /^\s{0,3}\d{1,4}[.)]\s+/.test(line) ? 'ol' : null;

function listAt(lines, at, kind) {
  const items = [];
  let end = at;
  while (end < lines.length && lines[end].trim() !== '') {
    if (listKind(lines[end]) === kind) {
      items.push([lines[end].replace(/^\s*(?:[-*+]|\d+[.)])\s+/, '')]);
    } else if (/^\s/.test(lines[end])) {
      items.at(-1).push(lines[end].trim());
    } else {
      break;
    }
    end++;
  }
  const start = kind === 'ol' ? Number.parseInt(lines[at], 10) : null;
  return [el(kind, {start: start && start !== 1 ? start : null}, items.map(item => el('li', inline(item.join(' '))))), end];
}

function endOf(lines, at, belongs) {
  let end = at;
  while (end < lines.length && belongs(lines[end], end)) {
    end++;
  }
  return end;
}

const INLINE = /`([^`]+)`|\*\*([^*]+)\*\*|\[([^\]]+)\]\((https?:\/\/[^\s)]+)\)|(?<![\w*])\*([^*\s][^*]*)\*(?![\w*])/g;

function inline(text) {
  const pieces = [];
  let from = 0;
  for (const found of text.matchAll(INLINE)) {
    const [whole, code, bold, label, address, italic] = found;
    pieces.push(text.slice(from, found.index));
    pieces.push(code ? el('code', code)
      : bold ? el('b', bold)
        : label ? el('a', {href: address, rel: 'noopener noreferrer', target: '_blank'}, label)
          : el('i', italic));
    from = found.index + whole.length;
  }
  return [...pieces, text.slice(from)];
}

// Charts in SVG that say what they show in words, and show their figures as a table to whoever opens it.

import {el, svg} from './dom.js';
import {dateTime, number, shortNumber} from './format.js';

const WIDTH = 460;
const HEIGHT = 180;
const LEFT = 46;
const BOTTOM = 22;
const TOP = 8;

/**
 * Lines over time. @param series [{name, points: [{at: time, value: number}]}], at most six, all with the same times; where a value is null the
 * line has a gap. A series may choose its `colour`, 1 to 6
 * @param format how a value is written
 */
export function lineChart({title, series, format = number}) {
  return chart(title, series, format, (plot, draw) => series.forEach((each, index) => {
    const name = colourOf(each, index);
    const runs = runsOf(each.points).map(run => run.map(at => [plot.x(at), plot.y(each.points[at].value)]));
    for (const spots of runs) {
      const path = spots.map(([x, y], at) => `${at ? 'L' : 'M'}${x.toFixed(1)} ${y.toFixed(1)}`).join('');
      if (series.length === 1 && spots.length > 1) {
        draw(svg(`path.area.${name}`, {d: `${path}L${spots.at(-1)[0]} ${HEIGHT - BOTTOM}L${spots[0][0]} ${HEIGHT - BOTTOM}Z`, stroke: 'none'}));
      }
      draw(spots.length === 1
        ? svg(`circle.${name}`, {cx: spots[0][0], cy: spots[0][1], r: 3})
        : svg(`path.line.${name}`, {d: path, fill: 'none'}));
    }
  }));
}

const colourOf = (each, index) => `series-${each.colour ?? index + 1}`;

/** The places of points that stand next to each other and have a value. */
function runsOf(points) {
  const runs = [[]];
  points.forEach((point, at) => {
    if (point.value !== null) {
      runs.at(-1).push(at);
    } else if (runs.at(-1).length > 0) {
      runs.push([]);
    }
  });
  return runs.filter(run => run.length > 0);
}

/** Bars over time, one on top of the other where there are more series. */
export function barChart({title, series, format = number}) {
  return chart(title, series, format, (plot, draw) => {
    const count = series[0]?.points.length ?? 0;
    const width = Math.max(1, (WIDTH - LEFT) / Math.max(count, 1) * .72);
    for (let at = 0; at < count; at++) {
      let below = 0;
      series.forEach((each, index) => {
        const top = plot.y(below + each.points[at].value);
        const height = plot.y(below) - top;
        if (height > 0) {
          draw(svg(`rect.${colourOf(each, index)}`, {x: plot.middle(at) - width / 2, y: top, width, height, rx: Math.min(2, width / 3), stroke: 'none'}));
        }
        below += each.points[at].value;
      });
    }
  }, true);
}

/** A small line without axes, for a tile. */
export function sparkline(values, label) {
  const most = Math.max(1, ...values);
  const path = values.map((value, at) =>
    `${at ? 'L' : 'M'}${(at / Math.max(1, values.length - 1) * 100).toFixed(1)} ${(26 - value / most * 24).toFixed(1)}`).join('');
  return el('div.chart', svg('svg', {viewBox: '0 0 100 28', role: 'img', 'aria-label': label, preserveAspectRatio: 'none'},
    svg('path.line.series-1', {d: path, 'vector-effect': 'non-scaling-stroke'})));
}

function chart(title, series, format, paint, stacked = false) {
  const points = series[0]?.points ?? [];
  const totals = points.map((point, at) => stacked
    ? series.reduce((sum, each) => sum + each.points[at].value, 0)
    : Math.max(...series.map(each => each.points[at].value)));
  const top = niceTop(Math.max(0, ...totals));
  const plot = {
    x: at => LEFT + (points.length > 1 ? at / (points.length - 1) : .5) * (WIDTH - LEFT - 4),
    middle: at => LEFT + (at + .5) / points.length * (WIDTH - LEFT),
    y: value => HEIGHT - BOTTOM - value / top * (HEIGHT - BOTTOM - TOP),
  };
  const drawing = svg('svg', {viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: 'img', 'aria-label': summary(title, series, format)}, grid(plot, top, format), times(points, plot));
  paint(plot, node => drawing.append(node));
  return el('figure.chart',
    el('figcaption.legend', title),
    drawing,
    series.length > 1 && legend(series),
    figures(title, series, format));
}

/** The next of 1, 2, 5 times a power of ten, so that the lines of the grid have round numbers. */
function niceTop(most) {
  if (most <= 0) {
    return 1;
  }
  const power = 10 ** Math.floor(Math.log10(most));
  return [1, 2, 5, 10].map(step => step * power).find(step => step >= most);
}

function grid(plot, top, format) {
  return [0, .5, 1].map(part => {
    const y = plot.y(top * part);
    return svg('g',
      svg('line.axis', {x1: LEFT, x2: WIDTH, y1: y, y2: y}),
      svg('text', {x: LEFT - 8, y: y + 4, 'text-anchor': 'end'}, format === number ? shortNumber(top * part) : format(top * part)));
  });
}

function times(points, plot) {
  if (points.length < 2) {
    return null;
  }
  const long = new Date(points.at(-1).at) - new Date(points[0].at) > 36 * 3_600_000;
  const label = new Intl.DateTimeFormat(undefined, long ? {day: 'numeric', month: 'short'} : {hour: '2-digit', minute: '2-digit'});
  const wanted = [0, Math.floor((points.length - 1) / 2), points.length - 1];
  return wanted.map((at, place) => svg('text',
    {x: plot.x(at), y: HEIGHT - 4, 'text-anchor': ['start', 'middle', 'end'][place]}, label.format(new Date(points[at].at))));
}

function summary(title, series, format) {
  const parts = series.map(each => {
    const values = each.points.map(point => point.value);
    return values.length
      ? `${each.name}: latest ${format(values.at(-1))}, highest ${format(Math.max(...values))}`
      : `${each.name}: no values`;
  });
  return `${title}. ${parts.join('; ')}.`;
}

function legend(series) {
  return el('ul.legend-list', series.map((each, index) =>
    el('li', svg('svg', {viewBox: '0 0 10 10', 'aria-hidden': 'true'}, svg(`rect.${colourOf(each, index)}`, {width: 10, height: 10, rx: 2})), each.name)));
}

function figures(title, series, format) {
  const details = el('details', el('summary', 'Figures'));
  details.addEventListener('toggle', () => {
    if (details.open && details.children.length === 1) {
      details.append(el('div.table-box', {tabindex: '0', role: 'region', 'aria-label': `${title}, figures`}, el('table.table',
        el('caption.unseen', title),
        el('thead', el('tr', el('th', {scope: 'col'}, 'Time'), series.map(each => el('th.number', {scope: 'col'}, each.name)))),
        el('tbody', (series[0]?.points ?? []).map((point, at) =>
          el('tr', el('th', {scope: 'row'}, dateTime(point.at)), series.map(each => el('td.number', format(each.points[at].value)))))))));
    }
  });
  return details;
}

// Times and amounts as people write them, in the browser's language.

const relative = new Intl.RelativeTimeFormat(undefined, {numeric: 'auto'});
const moment = new Intl.DateTimeFormat(undefined, {dateStyle: 'medium', timeStyle: 'short'});
const precise = new Intl.DateTimeFormat(undefined, {dateStyle: 'medium', timeStyle: 'medium'});
const clock = new Intl.DateTimeFormat(undefined, {timeStyle: 'short'});
const day = new Intl.DateTimeFormat(undefined, {dateStyle: 'medium'});
const whole = new Intl.NumberFormat();
const compact = new Intl.NumberFormat(undefined, {notation: 'compact', maximumFractionDigits: 1});

const UNITS = [['year', 31_536_000], ['month', 2_592_000], ['week', 604_800], ['day', 86_400], ['hour', 3_600], ['minute', 60]];

/** "3 minutes ago"; a dash for none. */
export function ago(time, now = Date.now()) {
  if (!time) {
    return '–';
  }
  const seconds = (new Date(time).getTime() - now) / 1000;
  for (const [unit, length] of UNITS) {
    if (Math.abs(seconds) >= length) {
      return relative.format(Math.round(seconds / length), unit);
    }
  }
  return 'just now';
}

export const dateTime = time => time ? moment.format(new Date(time)) : '–';
export const exactTime = time => time ? precise.format(new Date(time)) : '–';
export const timeOfDay = time => clock.format(new Date(time));
export const date = time => time ? day.format(new Date(time)) : '–';
export const number = value => value === null || value === undefined ? '–' : whole.format(value);
export const shortNumber = value => value === null || value === undefined ? '–' : compact.format(value);

/** 1536 is "1.5 KB"; the steps are of 1024, as the server counts. */
export function bytes(size) {
  const units = ['bytes', 'KB', 'MB', 'GB', 'TB'];
  let step = 0;
  let value = size;
  while (value >= 1024 && step < units.length - 1) {
    value /= 1024;
    step++;
  }
  return `${step === 0 ? value : value.toFixed(value < 10 ? 1 : 0)} ${units[step]}`;
}

/** 0.25 s is "250 ms", 90 s is "1 min 30 s", 60 s is "1 min". */
export function duration(seconds) {
  if (seconds === null || seconds === undefined) {
    return '–';
  }
  if (seconds < 1) {
    return `${Math.round(seconds * 1000)} ms`;
  }
  if (seconds < 60) {
    return `${seconds < 10 ? seconds.toFixed(1) : Math.round(seconds)} s`;
  }
  const minutes = Math.floor(seconds / 60);
  return minutes < 60
    ? amounts([minutes, 'min'], [Math.floor(seconds % 60), 's'])
    : amounts([Math.floor(minutes / 60), 'h'], [minutes % 60, 'min']);
}

const amounts = ([large, largeUnit], [small, smallUnit]) => `${large} ${largeUnit}${small ? ` ${small} ${smallUnit}` : ''}`;

/** "Chrome on Linux" for a User-Agent header; the header itself where it is of no known kind. */
export function deviceOf(agent) {
  if (!agent) {
    return 'Unknown device';
  }
  const browser = [['Edg/', 'Edge'], ['OPR/', 'Opera'], ['Firefox/', 'Firefox'], ['Chrome/', 'Chrome'], ['Safari/', 'Safari']]
    .find(([mark]) => agent.includes(mark))?.[1];
  const system = [['Android', 'Android'], ['iPhone', 'iPhone'], ['iPad', 'iPad'], ['Windows', 'Windows'], ['Mac OS', 'macOS'], ['Linux', 'Linux']]
    .find(([mark]) => agent.includes(mark))?.[1];
  return browser && system ? `${browser} on ${system}` : agent.slice(0, 80);
}

// Ships to the browser: what pages and scripts both say, in English.

/** A count with its thousands set apart, the same on every machine: `10,000`. */
function number(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');
}

/** Parts as a sentence lists them, all of them true: `a`, `a and b`, `a, b and c`. */
function list(parts: readonly string[]): string {
  if (parts.length < 2) return parts.join('');
  return `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}

/** An amount with its digits as they are, thousands set apart: `1,204.5`. */
function quantity(value: number): string {
  const [whole = '', digits] = String(value).split('.');
  return digits === undefined ? number(value) : `${number(Number(whole))}.${digits}`;
}

export const shared = {
  number,
  quantity,
  list,
  /** `0.61` with two digits. */
  decimal: (value: number, digits: number) => value.toFixed(digits),
  /** A share from 0 to 1 in whole percent. */
  percent: (share: number) => `${Math.round(100 * share)} %`,
  papers: (count: number) => `${number(count)} ${count === 1 ? 'paper' : 'papers'}`,
  /** A range of years, of letters. */
  range: (first: string, last: string) => `${first} to ${last}`,
  andOthers: (names: string) => `${names} and others`,
  related: 'Related papers',
  citesHere: (count: number) => `Cites here (${number(count)})`,
  around: 'Prior and later work',
  citedHere: (count: number) => `Cited here by (${number(count)})`,
  shares: (phrases: readonly string[]) => `Shares ${phrases.join(', ')}`,
  close: 'Close in meaning',
  why: 'Why it stands here',
  copied: 'Copied',
  copy: 'Copy',
  /** Where papers' pages are packed. */
  packed: {
    coming: 'Fetching the page …',
    missing: 'This page could not be loaded: the line is down, or the host does not answer.',
    again: 'Try again',
  },
};

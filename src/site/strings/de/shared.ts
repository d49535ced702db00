// Ships to the browser: what pages and scripts both say, in German.
import type { shared as english } from '../en/shared.ts';

function number(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, '.');
}

function list(parts: readonly string[]): string {
  if (parts.length < 2) return parts.join('');
  return `${parts.slice(0, -1).join(', ')} und ${parts.at(-1)}`;
}

function quantity(value: number): string {
  const [whole = '', digits] = String(value).split('.');
  return digits === undefined ? number(value) : `${number(Number(whole))},${digits}`;
}

export const shared: typeof english = {
  number,
  quantity,
  list,
  decimal: (value, digits) => value.toFixed(digits).replace('.', ','),
  percent: (share) => `${Math.round(100 * share)} %`,
  papers: (count) => `${number(count)} ${count === 1 ? 'Arbeit' : 'Arbeiten'}`,
  range: (first, last) => `${first} bis ${last}`,
  andOthers: (names) => `${names} und andere`,
  related: 'Verwandte Arbeiten',
  citesHere: (count) => `Zitiert hier (${number(count)})`,
  around: 'Vorher und nachher',
  citedHere: (count) => `Hier zitiert von (${number(count)})`,
  shares: (phrases) => `Gemeinsam: ${phrases.join(', ')}`,
  close: 'Inhaltlich nah',
  why: 'Warum sie hier steht',
  copied: 'Kopiert',
  copy: 'Kopieren',
  /** Where papers' pages are packed. */
  packed: {
    coming: 'Die Seite wird geholt …',
    missing:
      'Diese Seite ließ sich nicht laden: Die Verbindung ist unterbrochen, oder der Server antwortet nicht.',
    again: 'Noch einmal versuchen',
  },
};

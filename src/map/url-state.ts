// Runs in the browser too.
import { LEAST_ZOOM, MOST_ZOOM, type Viewport } from './viewport.ts';

/** What an address says of the map; null or empty where it says nothing. */
export interface MapState {
  readonly q: string;
  readonly topic: string | null;
  readonly subtopic: string | null;
  /** First and last year, both included. */
  readonly year: readonly [number, number] | null;
  readonly venue: string | null;
  /** Slug. */
  readonly paper: string | null;
  /** Short ids. */
  readonly list: readonly string[];
  readonly view: Viewport | null;
}

export const NO_STATE: MapState = {
  q: '',
  topic: null,
  subtopic: null,
  year: null,
  venue: null,
  paper: null,
  list: [],
  view: null,
};

/** Reads the query of an address; what is not of the agreed form counts as not said. */
export function parseState(query: string): MapState {
  const values = new URLSearchParams(query);
  return {
    q: values.get('q') ?? '',
    topic: values.get('topic') || null,
    subtopic: values.get('subtopic') || null,
    year: parseYears(values.get('year') ?? ''),
    venue: values.get('venue') || null,
    paper: values.get('paper') || null,
    list: (values.get('list') ?? '').split(',').filter((id) => /^[a-z]{6}$/.test(id)),
    view: parseView(values.get('view') ?? ''),
  };
}

/** The query (without `?`) that `parseState` reads back; empty for a map as it starts. */
export function formatState(state: MapState): string {
  const values = new URLSearchParams();
  const { q, topic, subtopic, year, venue, paper, list, view } = state;
  if (q !== '') values.set('q', q);
  if (topic !== null) values.set('topic', topic);
  if (subtopic !== null) values.set('subtopic', subtopic);
  if (year !== null) values.set('year', year.join('-'));
  if (venue !== null) values.set('venue', venue);
  if (paper !== null) values.set('paper', paper);
  if (list.length > 0) values.set('list', list.join(','));
  if (view !== null)
    values.set('view', [view.x.toFixed(4), view.y.toFixed(4), view.zoom.toFixed(2)].join(','));
  return values.toString().replaceAll('%2C', ',');
}

function parseYears(text: string): readonly [number, number] | null {
  const [, first, last] = /^(\d{4})(?:-(\d{4}))?$/.exec(text) ?? [];
  if (first === undefined) return null;
  const years = [Number(first), Number(last ?? first)] as const;
  return years[0] <= years[1] ? years : [years[1], years[0]];
}

function parseView(text: string): Viewport | null {
  const numbers = text.split(',').map((part) => (part.trim() === '' ? Number.NaN : Number(part)));
  const [x, y, zoom] = numbers;
  if (numbers.length !== 3 || !numbers.every(Number.isFinite)) return null;
  const within = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value));
  return { x: within(x!, 0, 1), y: within(y!, 0, 1), zoom: within(zoom!, LEAST_ZOOM, MOST_ZOOM) };
}

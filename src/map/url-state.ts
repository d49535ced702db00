// Runs in the browser too.
import { type Viewport, within } from './viewport.ts';

/** What an address says of the map; null or empty where it says nothing. */
export interface MapState {
  readonly q: string;
  /** Topics, subtopics, venues and authors (slugs): several parted by commas, `!` before what is left out (choice.ts). */
  readonly topic: string | null;
  readonly subtopic: string | null;
  /** First and last year, both included. */
  readonly year: readonly [number, number] | null;
  readonly venue: string | null;
  readonly author: string | null;
  /** Slug. */
  readonly paper: string | null;
  /** Slug of the paper whose prior and later work is shown. */
  readonly around: string | null;
  /** Short ids. */
  readonly list: readonly string[];
  /** A ring drawn by hand around papers: corners in the unit square; empty where none is. */
  readonly area: readonly (readonly [number, number])[];
  /** What papers are coloured by; null: by topic. */
  readonly colour: string | null;
  /** What the sizes of their dots say; null: all are alike. */
  readonly size: string | null;
  /** What of their fields is asked for, by the names of these: `field.design=Cohort,!RCT`, `field.sample_size=10..200`. */
  readonly fields: Readonly<Record<string, string>>;
  readonly view: Viewport | null;
}

export const NO_STATE: MapState = {
  q: '',
  topic: null,
  subtopic: null,
  year: null,
  venue: null,
  author: null,
  paper: null,
  around: null,
  list: [],
  area: [],
  colour: null,
  size: null,
  fields: {},
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
    author: values.get('author') || null,
    paper: values.get('paper') || null,
    around: values.get('around') || null,
    list: (values.get('list') ?? '').split(',').filter((id) => /^[a-z]{6}$/.test(id)),
    area: parseArea(values.get('area') ?? ''),
    colour: values.get('colour') || null,
    size: values.get('size') || null,
    fields: parseFields(values),
    view: parseView(values.get('view') ?? ''),
  };
}

/** The query (without `?`) that `parseState` reads back; empty for a map as it starts. */
export function formatState(state: MapState): string {
  const values = new URLSearchParams();
  const { q, topic, subtopic, year, venue, author, paper, around, list, area, colour, size, view } =
    state;
  if (q !== '') values.set('q', q);
  if (topic !== null) values.set('topic', topic);
  if (subtopic !== null) values.set('subtopic', subtopic);
  if (year !== null) values.set('year', year.join('-'));
  if (venue !== null) values.set('venue', venue);
  if (author !== null) values.set('author', author);
  if (paper !== null) values.set('paper', paper);
  if (around !== null) values.set('around', around);
  if (list.length > 0) values.set('list', list.join(','));
  if (area.length > 0)
    values.set('area', area.map((corner) => corner.map(short).join(',')).join(';'));
  for (const name of Object.keys(state.fields).sort())
    values.set(`${FIELD}${name}`, state.fields[name]!);
  if (colour !== null) values.set('colour', colour);
  if (size !== null) values.set('size', size);
  if (view !== null)
    values.set('view', [view.x.toFixed(4), view.y.toFixed(4), view.zoom.toFixed(2)].join(','));
  return values.toString().replaceAll('%2C', ',').replaceAll('%3B', ';').replaceAll('%21', '!');
}

/** Before the name of a field. */
const FIELD = 'field.';

function parseFields(values: URLSearchParams): MapState['fields'] {
  const said = [...values].filter(([name, text]) => name.startsWith(FIELD) && text !== '');
  return Object.fromEntries(said.map(([name, text]) => [name.slice(FIELD.length), text]));
}

/** A thousandth of the map is finer than a hand draws. */
function short(value: number): string {
  return String(Number(value.toFixed(3)));
}

/** Three corners at least, all of them numbers; else nothing. */
function parseArea(text: string): readonly (readonly [number, number])[] {
  const corners = text.split(';').map((corner) => corner.split(',').map(Number));
  const whole = corners.every((pair) => pair.length === 2 && pair.every(Number.isFinite));
  return whole && corners.length >= 3 ? corners.map(([x, y]) => [x!, y!] as const) : [];
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
  return within({ x: x!, y: y!, zoom: zoom! });
}

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
  /** A second selection, as compared-state.ts writes it. */
  readonly compare: string | null;
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
  compare: null,
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
    compare: values.get('compare') || null,
    colour: values.get('colour') || null,
    size: values.get('size') || null,
    fields: parseFields(values),
    view: parseView(values.get('view') ?? ''),
  };
}

/** The query (without `?`) that `parseState` reads back; empty for a map as it starts. */
export function formatState(state: MapState): string {
  const { q, year, list, area, fields, view } = state;
  const corners = area.map((corner) => corner.map(short).join(','));
  const parts: readonly (readonly [name: string, text: string | null])[] = [
    ['q', q],
    ['topic', state.topic],
    ['subtopic', state.subtopic],
    ['year', year?.join('-') ?? null],
    ['venue', state.venue],
    ['author', state.author],
    ['paper', state.paper],
    ['around', state.around],
    ['list', list.join(',')],
    ['area', corners.join(';')],
    ...Object.keys(fields)
      .sort()
      .map((name) => [FIELD + name, fields[name]!] as const),
    ['compare', state.compare],
    ['colour', state.colour],
    ['size', state.size],
    ['view', view && [view.x.toFixed(4), view.y.toFixed(4), view.zoom.toFixed(2)].join(',')],
  ];
  const values = new URLSearchParams(
    parts.filter((part): part is [string, string] => part[1] !== null && part[1] !== ''),
  );
  const query = values
    .toString()
    .replaceAll('%2C', ',')
    .replaceAll('%3B', ';')
    .replaceAll('%21', '!');
  // A selection within the address stays readable; nothing else of it holds these signs bare.
  return query.replace(/(?<=(?:^|&)compare=)[^&]*/, (text) =>
    text.replaceAll('%3D', '=').replaceAll('%7E', '~'),
  );
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

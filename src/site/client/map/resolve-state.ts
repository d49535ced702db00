// Ships to the browser: how a state of the address becomes a state of the map.
import { hashSlug, idNumber, type Points } from '../../../map/points.ts';
import { select } from '../../../map/selection.ts';
import { formatState, type MapState } from '../../../map/url-state.ts';
import type { Unknown } from './map-notice.ts';

/** What the map shows. */
export interface Shown {
  readonly state: MapState;
  /** The paper of the panel; −1 where it is closed. */
  readonly paper: number;
  /** Papers that answer the search; null where none is asked. */
  readonly found: ReadonlySet<number> | null;
  /** `selected[i]` is 1 for papers in the selection; null where nothing is selected. */
  readonly selected: Uint8Array | null;
  /** What of the address is not on this map, in words. */
  readonly unknown: readonly Unknown[];
}

/** Number of each topic and venue by its name in the address, and those of a subtopic and its parts, first and last. */
export interface Facets {
  readonly topics: ReadonlyMap<string, number>;
  readonly subtopics: ReadonlyMap<string, readonly [number, number]>;
  readonly venues: ReadonlyMap<string, number>;
  /** Where former ids lead: `old` → `new`, `topic/old` → `topic` or `topic/new`, with all subtopics on the way. */
  readonly moved: ReadonlyMap<string, string>;
}

type Known<Value> = Pick<ReadonlyMap<string, Value>, 'get'>;

/** What an address can name on this map. */
export interface MapIndex {
  readonly points: Points;
  readonly facets: Facets;
  /** The paper of a slug; undefined where the map has none. */
  readonly ofSlug: (slug: string) => number | undefined;
  /** The paper of a short id; undefined where the map has none. */
  readonly ofId: (id: string) => number | undefined;
}

/** A state that selects nothing; the view and the paper stay. */
export const NOTHING_SELECTED: Partial<MapState> = {
  topic: null,
  subtopic: null,
  year: null,
  venue: null,
  list: [],
  area: [],
};

/** Makes what is named on a map findable. */
export function indexMap(points: Points, facets: Facets): MapIndex {
  const bySlug = lazily(points.slugHash);
  const byId = lazily(points.id);
  return {
    points,
    facets,
    ofSlug: (slug) => bySlug().get(hashSlug(slug)),
    ofId: (id) => byId().get(idNumber(id)),
  };
}

/** What the map shows where an address asks for `written` and a search has found these papers. */
export function resolveState(
  written: MapState,
  found: ReadonlySet<number> | null,
  { points, facets, ofSlug, ofId }: MapIndex,
): Shown {
  const asked = redirected(written, facets);
  const unknown: Unknown[] = [];
  const known = <Value>(value: string | null, word: Unknown, names: Known<Value>) => {
    const number = value === null ? undefined : names.get(value);
    if (value !== null && number === undefined) unknown.push(word);
    return number ?? null;
  };
  const paper = known(asked.paper, 'paper', { get: ofSlug });
  const around = known(asked.around, 'paper', { get: ofSlug });
  const topic = known(asked.topic, 'topic', facets.topics);
  const subtopic = known(asked.subtopic, 'subtopic', facets.subtopics);
  const venue = known(asked.venue, 'venue', facets.venues);
  const listed = asked.list.filter((id) => ofId(id) !== undefined);
  if (listed.length < asked.list.length) unknown.push('paper of a list');
  const state: MapState = {
    ...asked,
    paper: paper === null ? null : asked.paper,
    around: around === null ? null : asked.around,
    topic: topic === null ? null : asked.topic,
    subtopic: subtopic === null ? null : asked.subtopic,
    venue: venue === null ? null : asked.venue,
    list: listed,
  };
  const list = listed.length === 0 ? null : new Set(listed.map((id) => ofId(id)!));
  const area = asked.area.length === 0 ? null : asked.area;
  const criteria = { topic, subtopic, venue, year: asked.year, list, found, area };
  return { state, paper: paper ?? -1, found, selected: select(points, criteria), unknown };
}

/**
 * What the map shows next. The same selection stays the same value, so that who follows it does nothing while only the
 * view or the paper changes.
 */
export function nextShown(
  before: Shown,
  written: MapState,
  found: ReadonlySet<number> | null,
  index: MapIndex,
): Shown {
  const next = resolveState(written, found, index);
  const same = found === before.found && conditionsOf(next.state) === conditionsOf(before.state);
  return same ? { ...next, selected: before.selected } : next;
}

/** A state whose former topic or subtopic is the one that took its place. */
function redirected(state: MapState, { topics, subtopics, moved }: Facets): MapState {
  const { topic, subtopic } = state;
  if (subtopic !== null && !subtopics.has(subtopic)) {
    const from = [...moved.keys()].find(
      (key) => key.endsWith(`/${subtopic}`) && (topic === null || key.startsWith(`${topic}/`)),
    );
    const [newTopic = null, ...way] = moved.get(from ?? '')?.split('/') ?? [];
    if (newTopic !== null) return { ...state, topic: newTopic, subtopic: way.at(-1) ?? null };
  }
  if (topic === null || topics.has(topic)) return state;
  return { ...state, topic: moved.get(topic) ?? topic };
}

/** What of a state selects papers, as text. */
function conditionsOf(state: MapState): string {
  return formatState({ ...state, view: null, paper: null, around: null });
}

/** Where each value of a column stands: made when first asked for. */
function lazily(column: ArrayLike<number>): () => ReadonlyMap<number, number> {
  let places: ReadonlyMap<number, number> | undefined;
  return () => {
    places ??= new Map(Array.from(column, (value, i) => [value, i]));
    return places;
  };
}

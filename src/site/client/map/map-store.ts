// Ships to the browser.
import { hashSlug, idNumber, type Points } from '../../../map/points.ts';
import { select } from '../../../map/selection.ts';
import { formatState, type MapState, NO_STATE, parseState } from '../../../map/url-state.ts';
import type { Unknown } from './map-notice.ts';
import type { PaperData, Texts } from './map-points.ts';

/** What the map shows: the one place that knows, everything else subscribes. */
export interface Store {
  readonly points: Points;
  readonly texts: Texts;
  readonly now: () => Shown;
  /** A step the browser's buttons go back from. */
  readonly push: (change: Partial<MapState>) => void;
  /** A change that is no step of its own: where the view rests, what is typed. */
  readonly replace: (change: Partial<MapState>) => void;
  /** Papers that answer the search; null where none is asked. */
  readonly find: (query: string, slugs: readonly string[] | null) => void;
  /** The paper of a slug; undefined where the map has none. */
  readonly indexOf: (slug: string) => number | undefined;
  readonly subscribe: (listener: (shown: Shown, before: Shown) => void) => void;
  /** Tells the subscribers what the address says, now and whenever it changes by itself. */
  readonly start: () => void;
}

export interface Shown {
  readonly state: MapState;
  /** The paper of the panel; −1 where it is closed. */
  readonly paper: number;
  /** `selected[i]` is 1 for papers in the selection; null where nothing is selected. */
  readonly selected: Uint8Array | null;
  /** What of the address is not on this map, in words. */
  readonly unknown: readonly Unknown[];
}

/** Number of each topic, subtopic and venue by its name in the address. */
export interface Facets {
  readonly topics: ReadonlyMap<string, number>;
  readonly subtopics: ReadonlyMap<string, number>;
  readonly venues: ReadonlyMap<string, number>;
  /** Where former ids lead: `old` → `new`, `topic/old` → `topic` or `topic/new`. */
  readonly moved: ReadonlyMap<string, string>;
}

export function makeStore({ points, texts }: PaperData, facets: Facets): Store {
  const bySlug = lazily(points.slugHash);
  const byId = lazily(points.id);
  const listeners: ((shown: Shown, before: Shown) => void)[] = [];
  let found: ReadonlySet<number> | null = null;
  let shown = read(NO_STATE);
  /** What the selection shown was made by. */
  let last: { readonly conditions: string; readonly found: ReadonlySet<number> | null } = {
    conditions: conditionsOf(NO_STATE),
    found,
  };

  function read(written: MapState): Shown {
    const asked = ledOn(written, facets);
    const unknown: Unknown[] = [];
    const known = (value: string | null, names: ReadonlyMap<string, number>, word: Unknown) => {
      const number = value === null ? undefined : names.get(value);
      if (value !== null && number === undefined) unknown.push(word);
      return number ?? null;
    };
    const paper = asked.paper === null ? -1 : (bySlug().get(hashSlug(asked.paper)) ?? -1);
    if (asked.paper !== null && paper === -1) unknown.push('paper');
    const topic = known(asked.topic, facets.topics, 'topic');
    const subtopic = known(asked.subtopic, facets.subtopics, 'subtopic');
    const venue = known(asked.venue, facets.venues, 'venue');
    const listed = asked.list.filter((id) => byId().has(idNumber(id)));
    if (listed.length < asked.list.length) unknown.push('paper of a list');
    const state: MapState = {
      ...asked,
      paper: paper === -1 ? null : asked.paper,
      topic: topic === null ? null : asked.topic,
      subtopic: subtopic === null ? null : asked.subtopic,
      venue: venue === null ? null : asked.venue,
      list: listed,
    };
    const list =
      listed.length === 0 ? null : new Set(listed.map((id) => byId().get(idNumber(id))!));
    const area = asked.area.length === 0 ? null : asked.area;
    const selected = select(points, {
      topic,
      subtopic,
      venue,
      year: asked.year,
      list,
      found,
      area,
    });
    return { state, paper, selected, unknown };
  }

  function show(state: MapState): void {
    const before = shown;
    const next = read(state);
    const conditions = conditionsOf(next.state);
    // The same selection stays the same value: who follows it does nothing while only the view or the paper changes.
    const same = conditions === last.conditions && found === last.found;
    shown = same ? { ...next, selected: before.selected } : next;
    last = { conditions, found };
    for (const listener of listeners) listener(shown, before);
  }

  function address(state: MapState): string {
    const query = formatState(state);
    return `${location.pathname}${query === '' ? '' : `?${query}`}`;
  }

  return {
    points,
    texts,
    now: () => shown,
    push(change) {
      const next = { ...shown.state, ...change };
      history.pushState(null, '', address(next));
      show(next);
    },
    replace(change) {
      const next = { ...shown.state, ...change };
      history.replaceState(null, '', address(next));
      show(next);
    },
    find(query, slugs) {
      found =
        slugs === null
          ? null
          : new Set(slugs.flatMap((slug) => bySlug().get(hashSlug(slug)) ?? []));
      const next = { ...shown.state, q: query };
      history.replaceState(null, '', address(next));
      show(next);
    },
    indexOf: (slug) => bySlug().get(hashSlug(slug)),
    subscribe: (listener) => void listeners.push(listener),
    start() {
      addEventListener('popstate', () => show(parseState(location.search)));
      show(parseState(location.search));
    },
  };
}

/** A state whose former topic or subtopic is the one that took its place. */
function ledOn(state: MapState, { topics, subtopics, moved }: Facets): MapState {
  const { topic, subtopic } = state;
  if (subtopic !== null && !subtopics.has(subtopic)) {
    const from = [...moved.keys()].find((key) =>
      topic === null ? key.endsWith(`/${subtopic}`) : key === `${topic}/${subtopic}`,
    );
    const [newTopic = null, newSubtopic = null] = moved.get(from ?? '')?.split('/') ?? [];
    if (newTopic !== null) return { ...state, topic: newTopic, subtopic: newSubtopic };
  }
  if (topic === null || topics.has(topic)) return state;
  return { ...state, topic: moved.get(topic) ?? topic };
}

/** Where each value of a column stands: made when first asked for. */
function lazily(column: ArrayLike<number>): () => ReadonlyMap<number, number> {
  let places: ReadonlyMap<number, number> | undefined;
  return () => {
    places ??= new Map(Array.from(column, (value, i) => [value, i]));
    return places;
  };
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

/** What of a state selects papers, as text. */
function conditionsOf(state: MapState): string {
  return formatState({ ...state, view: null, paper: null });
}

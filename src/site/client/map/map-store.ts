// Ships to the browser.
import type { Points } from '../../../map/points.ts';
import { formatState, type MapState, NO_STATE, parseState } from '../../../map/url-state.ts';
import { type Authors, type Facets, isUnread, namesOf } from './facets.ts';
import { fetchAuthors } from './map-authors.ts';
import { type FieldColumns, fetchFields } from './map-field-columns.ts';
import type { PaperData, Texts } from './map-points.ts';
import { indexMap, nextShown, resolveState, type Shown } from './resolve-state.ts';

/** What the map shows: the one place that knows, everything else subscribes. */
export interface Store {
  readonly points: Points;
  readonly texts: Texts;
  readonly facets: Facets;
  readonly now: () => Shown;
  /** A step the browser's buttons go back from. */
  readonly push: (change: Partial<MapState>) => void;
  /** A change that is no step of its own: where the view rests, what is typed. */
  readonly replace: (change: Partial<MapState>) => void;
  /** Papers that answer the search; null where none is asked. */
  readonly find: (query: string, papers: readonly number[] | null) => void;
  /** The paper of a slug; undefined where the map has none. */
  readonly indexOf: (slug: string) => number | undefined;
  /** The paper of a short id; undefined where the map has none. */
  readonly ofId: (id: string) => number | undefined;
  /** What papers say in their fields; null where that can't be had. */
  readonly needFields: () => Promise<FieldColumns | null>;
  readonly subscribe: (listener: (shown: Shown, before: Shown) => void) => void;
  /** Tells the subscribers what the address says, now and whenever it changes by itself. */
  readonly start: () => void;
}

/** The store of a map that shows nothing in particular until it is started. */
export function makeStore({ points, texts }: PaperData, facets: Facets, authors: Authors): Store {
  let index = indexMap(points, facets, authors);
  let isFetching = false;
  let fetching: Promise<FieldColumns | null> | undefined;
  const listeners: ((shown: Shown, before: Shown) => void)[] = [];
  let shown = resolveState(NO_STATE, null, index);

  function show(state: MapState, found = shown.found): void {
    const before = shown;
    shown = nextShown(before, state, found, index);
    for (const listener of listeners) listener(shown, before);
    const named = [shown, shown.compared].flatMap((one) => (one ? namesOf(one.chosen.author) : []));
    const unread = named.filter((slug) => isUnread(slug, index.authors));
    if (unread.length > 0 && !isFetching) void learnAuthors(unread);
    const states = [shown.state, ...(shown.compared ? [shown.compared.state] : [])];
    if (index.fields === null && states.some((one) => asksForFields(one, facets)))
      void needFields();
  }

  /** Who wrote what comes once an author is asked for, and again where it did not come. */
  async function learnAuthors(slugs: readonly string[]): Promise<void> {
    isFetching = true;
    const learnt = await fetchAuthors(slugs, index.authors);
    isFetching = false;
    if (learnt === null) return;
    index = { ...index, authors: learnt };
    show(shown.state);
  }

  /** Fields come once one is asked for, and again where they did not come. */
  function needFields(): Promise<FieldColumns | null> {
    fetching ??= fetchFields().then((fields) => {
      if (fields === null) fetching = undefined;
      index = { ...index, fields };
      if (fields !== null) show(shown.state);
      return fields;
    });
    return fetching;
  }

  function replace(change: Partial<MapState>, found = shown.found): void {
    const next = { ...shown.state, ...change };
    history.replaceState(null, '', address(next));
    show(next, found);
  }

  return {
    points,
    texts,
    facets,
    now: () => shown,
    push(change) {
      const next = { ...shown.state, ...change };
      history.pushState(null, '', address(next));
      show(next);
    },
    replace: (change) => replace(change),
    find: (q, papers) => replace({ q }, papers && withNumbers(papers, points)),
    indexOf: index.ofSlug,
    ofId: index.ofId,
    needFields,
    subscribe: (listener) => void listeners.push(listener),
    start() {
      addEventListener('popstate', () => show(parseState(location.search)));
      show(parseState(location.search));
    },
  };
}

/** The papers at these places in the order of slugs. */
function withNumbers(numbers: readonly number[], { number }: Points): ReadonlySet<number> {
  const wanted = new Set(numbers);
  return new Set([...number.keys()].filter((i) => wanted.has(number[i]!)));
}

/** Whether a state can't be shown without the papers' fields. */
function asksForFields({ fields, colour, size }: MapState, facets: Facets): boolean {
  const isField = colour !== null && facets.fields.has(colour);
  return isField || size !== null || Object.keys(fields).length > 0;
}

/** The address of this page in which the map is in `state`. */
export function address(state: MapState): string {
  const query = formatState(state);
  return `${location.pathname}${query === '' ? '' : `?${query}`}`;
}

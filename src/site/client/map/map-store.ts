// Ships to the browser.
import type { Points } from '../../../map/points.ts';
import { formatState, type MapState, NO_STATE, parseState } from '../../../map/url-state.ts';
import { type Authors, type Facets, isUnread, namesOf } from './facets.ts';
import { fetchAuthors } from './map-authors.ts';
import { type FieldColumns, fetchFields } from './map-field-columns.ts';
import type { PaperData, Texts } from './map-points.ts';
import { namedPapers } from './named-papers.ts';
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
  /** The paper of a slug; undefined where the map has none, or what addresses name has not come. */
  readonly indexOf: (slug: string) => number | undefined;
  /** The paper of a short id; undefined where the map has none. */
  readonly ofId: (id: string) => number | undefined;
  /** Notes a paper's slug, told by its place in the order of slugs. */
  readonly learn: (slug: string, number: number) => void;
  /** Resolves once all slugs and short ids are known; false where they did not come. */
  readonly needAddresses: () => Promise<boolean>;
  /** What papers say in their fields; null where that can't be had. */
  readonly needFields: () => Promise<FieldColumns | null>;
  readonly subscribe: (listener: (shown: Shown, before: Shown) => void) => void;
  /** Tells the subscribers what the address says, now and whenever it changes by itself. */
  readonly start: () => void;
}

/** The store of a map that shows nothing in particular until it is started. */
export function makeStore(data: PaperData, facets: Facets, authors: Authors): Store {
  const { points, texts } = data;
  const { known, learn, lacks } = namedPapers(data, indexMap(points, facets, authors));
  let index = known;
  let isFetching = false;
  let fetching: Promise<FieldColumns | null> | undefined;
  const listeners: ((shown: Shown, before: Shown) => void)[] = [];
  let shown = resolveState(NO_STATE, null, index);
  const { show, settle, waiting } = showingNamed(lacks, data.addresses.need, present);

  function present(state: MapState, found: Shown['found']): void {
    const before = shown;
    shown = nextShown(before, state, found, index);
    for (const listener of listeners) listener(shown, before);
    const states = [shown, ...(shown.compared ? [shown.compared] : [])];
    const unread = states
      .flatMap(({ chosen }) => namesOf(chosen.author))
      .filter((slug) => isUnread(slug, index.authors));
    if (unread.length > 0 && !isFetching) void learnAuthors(unread);
    const asksFields = states.some((one) => asksForFields(one.state, facets));
    if (index.fields === null && asksFields) void needFields();
  }

  /** Who wrote what comes once an author is asked for, and again where it did not come. */
  async function learnAuthors(slugs: readonly string[]): Promise<void> {
    isFetching = true;
    const learnt = await fetchAuthors(slugs, index.authors);
    isFetching = false;
    if (learnt === null) return;
    index = { ...index, authors: learnt };
    present(shown.state, shown.found);
  }

  /** Fields come once one is asked for, and again where they did not come. */
  function needFields(): Promise<FieldColumns | null> {
    fetching ??= fetchFields().then((fields) => {
      if (fields === null) fetching = undefined;
      index = { ...index, fields };
      if (fields !== null) present(shown.state, shown.found);
      return fields;
    });
    return fetching;
  }

  const changed = (change: Partial<MapState>, write: Write) =>
    written({ ...(waiting() ?? shown.state), ...change }, write);

  return {
    points,
    texts,
    facets,
    now: () => shown,
    push: (change) => show(changed(change, 'pushState'), shown.found),
    replace: (change) => show(changed(change, 'replaceState'), shown.found),
    find: (q, found) => show(changed({ q }, 'replaceState'), found && withNumbers(found, points)),
    indexOf: known.ofSlug,
    ofId: known.ofId,
    learn,
    needAddresses: settle,
    needFields,
    subscribe: (listener) => void listeners.push(listener),
    start() {
      const follow = () => show(parseState(location.search), shown.found);
      addEventListener('popstate', follow);
      follow();
    },
  };
}

type Write = 'pushState' | 'replaceState';

/** A state, written to the address. */
function written(state: MapState, write: Write): MapState {
  history[write](null, '', address(state));
  return state;
}

type Present = (state: MapState, found: Shown['found']) => void;

/** Shows states once the papers are known that they name; `waiting`: the one that is not shown yet. */
function showingNamed(
  lacks: (state: MapState) => boolean,
  need: () => Promise<boolean>,
  present: Present,
) {
  let next: Parameters<Present> | null = null;
  async function settle(): Promise<boolean> {
    const areHere = await need();
    const known = next;
    next = null;
    if (known !== null) present(...known);
    return areHere;
  }
  return {
    show(...state: Parameters<Present>): void {
      next = lacks(state[0]) ? state : null;
      if (next === null) present(...state);
      else void settle();
    },
    settle,
    waiting: () => next?.[0] ?? null,
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

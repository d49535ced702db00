// Ships to the browser: how a state of the address becomes a state of the map.
import { formatChoice, mapNames, parseChoice } from '../../../map/choice.ts';
import { comparedText, parseCompared } from '../../../map/compared-state.ts';
import { hashSlug, idNumber, type Points } from '../../../map/points.ts';
import { type Criteria, select } from '../../../map/selection.ts';
import { formatState, type MapState } from '../../../map/url-state.ts';
import {
  type Authors,
  authorMarks,
  type Chosen,
  type Facets,
  fieldMarks,
  groupMarks,
  isUnread,
  namesOf,
  venueMarks,
} from './facets.ts';
import { knownFields } from './known-fields.ts';
import type { FieldColumns } from './map-field-columns.ts';
import type { Unknown } from './map-notice.ts';

/** What the map shows. */
export interface Shown {
  readonly state: MapState;
  /** What of the state is several values. */
  readonly chosen: Chosen;
  /** Who wrote what, as far as it is known. */
  readonly authors: Authors;
  /** What papers say in their fields; null till one is asked for and they have come. */
  readonly fields: FieldColumns | null;
  /** The paper of the panel; −1 where it is closed. */
  readonly paper: number;
  /** Papers that answer the search; null where none is asked. */
  readonly found: ReadonlySet<number> | null;
  /** `selected[i]` is 1 for papers in the selection; null where nothing is selected. */
  readonly selected: Uint8Array | null;
  /** The selection that this one is compared with; null where none is. */
  readonly compared: Compared | null;
  /** What of the address is not on this map, in words. */
  readonly unknown: readonly Unknown[];
}

/** A selection beside the one that the map shows; its papers are null till what it names has come. */
export type Compared = Pick<Shown, 'state' | 'chosen' | 'selected'>;

/** What an address can name on this map. */
export interface MapIndex {
  readonly points: Points;
  readonly facets: Facets;
  /** Till the file of one has come no paper is selected by her, and she is not unknown. */
  readonly authors: Authors;
  /** Null till they have come; no paper is selected by them before, and no value is unknown. */
  readonly fields: FieldColumns | null;
  /** The paper of a slug; undefined where the map has none. */
  readonly ofSlug: (slug: string) => number | undefined;
  /** The paper of a short id; undefined where the map has none. */
  readonly ofId: (id: string) => number | undefined;
}

/** Names that an address may have. */
interface Names {
  readonly has: (name: string) => boolean;
}

/** Before the file of an author has come, whatever reads as a slug may be one. */
const SLUG = /^[^,!]+$/;

/** A state that selects nothing; the view and the paper stay. */
export const NOTHING_SELECTED: Partial<MapState> = {
  topic: null,
  subtopic: null,
  year: null,
  venue: null,
  author: null,
  fields: {},
  list: [],
  area: [],
};

/** Makes what is named on a map findable. */
export function indexMap(points: Points, facets: Facets, authors: Authors): MapIndex {
  const bySlug = lazily(points.slugHash);
  const byId = lazily(points.id);
  return {
    points,
    facets,
    authors,
    fields: null,
    ofSlug: (slug) => bySlug().get(hashSlug(slug)),
    ofId: (id) => byId().get(idNumber(id)),
  };
}

/** What the map shows where an address asks for `written` and a search has found these papers. */
export function resolveState(
  written: MapState,
  found: ReadonlySet<number> | null,
  index: MapIndex,
): Shown {
  const { points, facets, authors, fields, ofSlug, ofId } = index;
  const asked = redirected(written, facets, authors);
  const unknown: Unknown[] = [];
  const read = (text: string | null, word: Unknown, names: Names) => {
    const parsed = parseChoice(text, (name) => names.has(name));
    if (parsed.unknown) unknown.push(word);
    return parsed.choice;
  };
  const authorNames = {
    has: (slug: string) => authors.bySlug.has(slug) || (SLUG.test(slug) && isUnread(slug, authors)),
  };
  const isPlaced = (slug: string | null) => slug !== null && ofSlug(slug) !== undefined;
  const paper = asked.paper === null ? -1 : (ofSlug(asked.paper) ?? -1);
  for (const slug of [asked.paper, asked.around])
    if (slug !== null && !isPlaced(slug)) unknown.push('paper');
  const chosen: Chosen = {
    topic: read(asked.topic, 'topic', facets.topics),
    subtopic: read(asked.subtopic, 'subtopic', facets.subtopics),
    venue: read(asked.venue, 'venue', facets.venues),
    author: read(asked.author, 'author', authorNames),
  };
  const listed = asked.list.filter((id) => ofId(id) !== undefined);
  if (listed.length < asked.list.length) unknown.push('paper of a list');
  const known = knownFields(asked.fields, facets, fields);
  const isSize = asked.size === null || facets.sizes.has(asked.size);
  if (!isSize || known.unknown) unknown.push('field');
  const isColour = asked.colour === null || facets.colours.has(asked.colour);
  if (!isColour) unknown.push('colour');
  const state: MapState = {
    ...asked,
    colour: isColour && asked.colour !== 'topic' ? asked.colour : null,
    size: isSize ? asked.size : null,
    fields: known.fields,
    paper: paper < 0 ? null : asked.paper,
    around: isPlaced(asked.around) ? asked.around : null,
    topic: formatChoice(chosen.topic),
    subtopic: formatChoice(chosen.subtopic),
    venue: formatChoice(chosen.venue),
    author: formatChoice(chosen.author),
    list: listed,
  };
  const list = listed.length === 0 ? null : new Set(listed.map((id) => ofId(id)!));
  const area = asked.area.length === 0 ? null : asked.area;
  const criteria: Criteria = {
    groups: groupMarks(chosen, facets),
    venues: venueMarks(chosen.venue, facets),
    authors: authorMarks(chosen.author, authors, points.count),
    fields: fieldMarks(known.fields, fields),
    year: asked.year,
    list,
    found,
    area,
  };
  const selected = select(points, criteria);
  const compared = comparedIn(asked.compare, index, unknown);
  return {
    ...{ chosen, authors, fields, paper, found, selected, compared, unknown },
    state: { ...state, compare: compared === null ? null : comparedText(compared.state) },
  };
}

/** The other selection of an address; null where it has none, or one that selects nothing here. */
function comparedIn(text: string | null, index: MapIndex, unknown: Unknown[]): Compared | null {
  if (text === null) return null;
  const { unknown: also, ...other } = resolveState(parseCompared(text), null, index);
  unknown.push(...also);
  if (other.selected !== null || isWaiting(other, index)) return other;
  if (also.length === 0) unknown.push('selection');
  return null;
}

/** Whether something that a selection names has still to come: till then nobody can tell all its papers. */
export function isWaiting(
  { state, chosen }: Pick<Shown, 'state' | 'chosen'>,
  { authors, fields }: Pick<MapIndex, 'authors' | 'fields'>,
): boolean {
  const areFieldsAsked = Object.keys(state.fields).length > 0;
  return (
    namesOf(chosen.author).some((slug) => isUnread(slug, authors)) ||
    (areFieldsAsked && fields === null)
  );
}

/** The papers that stand out: those selected, and those that they are compared with; null where all do. */
export function litPapers({ selected, compared }: Shown): Uint8Array | null {
  const other = compared?.selected ?? null;
  if (selected === null || other === null) return selected ?? other;
  return selected.map((mark, i) => mark | other[i]!);
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
  const same =
    found === before.found &&
    next.authors === before.authors &&
    next.fields === before.fields &&
    conditionsOf(next.state) === conditionsOf(before.state);
  return same ? { ...next, selected: before.selected, compared: before.compared } : next;
}

/** A state whose former topic or subtopic is the one that took its place, and other forms of names the author's own. */
function redirected(
  written: MapState,
  { topics, subtopics, moved }: Facets,
  authors: Authors,
): MapState {
  const { topic, subtopic } = written;
  const author =
    written.author === null
      ? null
      : mapNames(written.author, (slug) => authors.moved.get(slug) ?? slug);
  const state = { ...written, author };
  if (subtopic !== null && !subtopics.has(subtopic)) {
    const from = [...moved.keys()].find(
      (key) => key.endsWith(`/${subtopic}`) && (topic === null || key.startsWith(`${topic}/`)),
    );
    const [newTopic = null, ...way] = moved.get(from ?? '')?.split('/') ?? [];
    if (newTopic !== null) return { ...state, topic: newTopic, subtopic: way.at(-1) ?? null };
  }
  if (topic === null) return state;
  return {
    ...state,
    topic: mapNames(topic, (id) => (topics.has(id) ? id : (moved.get(id) ?? id))),
  };
}

/** What of a state selects papers, as text. */
function conditionsOf(state: MapState): string {
  return formatState({ ...state, view: null, paper: null, around: null, colour: null, size: null });
}

/** Where each value of a column stands: made when first asked for. */
function lazily(column: ArrayLike<number>): () => ReadonlyMap<number, number> {
  let places: ReadonlyMap<number, number> | undefined;
  return () => {
    places ??= new Map(Array.from(column, (value, i) => [value, i]));
    return places;
  };
}

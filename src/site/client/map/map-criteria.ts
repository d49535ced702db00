// Ships to the browser.
import { map as say } from '#strings/map';
import { shared } from '#strings/shared';
import type { FieldKind } from '../../../corpus/paper.ts';
import { type Choice, choose, formatChoice } from '../../../map/choice.ts';
import { choiceIn, parseRange, type Range } from '../../../map/field-filter.ts';
import type { MapState } from '../../../map/url-state.ts';
import { make, makeButton } from '../shared/dom.ts';
import { type Chosen, isNarrowed } from './facets.ts';
import { clearSearch } from './map-search.ts';
import type { Store } from './map-store.ts';
import { nameOf, optionsOf } from './selection-name.ts';
import { yearsText } from './year-brush.ts';

type Kind = keyof Chosen;

/** What the selection was made by, each with a button that takes it back, and what more can be asked for. */
export function criteriaOf(store: Store): HTMLElement {
  const { q, year, list, area } = store.now().state;
  const row = make('ul', 'criteria');
  row.setAttribute('aria-label', say.selection.by);
  const add = (text: string, takeBack: () => void) => {
    const item = make('li', '');
    item.append(takeBackButton(text, text, takeBack));
    row.append(item);
  };
  if (q !== '') add(say.selection.question(q), () => clearSearch(store));
  row.append(...chosenItems(store, 'topic'), ...chosenItems(store, 'subtopic'));
  if (year !== null) add(yearsText(year), () => store.push({ year: null }));
  row.append(...chosenItems(store, 'venue'), ...chosenItems(store, 'author'));
  row.append(...fieldItems(store, add));
  if (area.length > 0) add(say.selection.drawn, () => store.push({ area: [] }));
  if (list.length > 0) add(say.selection.list(list.length), () => store.push({ list: [] }));
  const more = make('li', '');
  more.append(moreChoice(store));
  row.append(more);
  return row;
}

function takeBackButton(text: string, spoken: string, takeBack: () => void): HTMLElement {
  const button = makeButton('', text, takeBack);
  button.setAttribute('aria-label', say.selection.takeBack(spoken));
  return button;
}

/** The values of one kind: any of those that are asked for, and none of those left out. */
function chosenItems(store: Store, kind: Kind): readonly HTMLElement[] {
  const { chosen } = store.now();
  const { any, none } = chosen[kind];
  const stands = (id: string) => kind !== 'topic' || !isNarrowed(id, chosen.subtopic, store.facets);
  return choiceItems(
    kind,
    { any: any.filter(stands), none },
    {
      nameOf: (id) => nameOf(store, kind, id),
      push: (id, how) => store.push(changed(store, kind, id, how)),
    },
  );
}

/** What is done with a value of a choice. */
interface ChoiceActions {
  readonly nameOf: (id: string) => string;
  readonly push: (id: string, how: 'any' | 'none' | 'neither') => void;
}

function choiceItems(
  kind: string,
  { any, none }: Choice,
  { nameOf, push }: ChoiceActions,
): readonly HTMLElement[] {
  return [...any, ...none].map((id, i) => {
    const name = nameOf(id);
    const left = none.includes(id);
    const item = make('li', left ? 'without' : '');
    if (i > 0 && !left) item.append(make('span', 'or', say.selection.or));
    const toggle = makeButton('not', say.selection.not, () => push(id, left ? 'any' : 'none'));
    toggle.dataset.key = `${kind} ${id}`;
    toggle.setAttribute('aria-pressed', String(left));
    toggle.setAttribute('aria-label', `${say.selection.not} ${name}`);
    const spoken = left ? say.selection.without(name) : name;
    item.append(
      toggle,
      takeBackButton(name, spoken, () => push(id, 'neither')),
    );
    return item;
  });
}

/** What is asked for in the papers' fields, once these have come. */
function fieldItems(
  { now, push }: Store,
  add: (text: string, takeBack: () => void) => void,
): readonly HTMLElement[] {
  const { state, fields } = now();
  return Object.entries(state.fields).flatMap(([name, text]): readonly HTMLElement[] => {
    const column = fields?.get(name);
    if (column === undefined) return [];
    const ask = (next: string | null) => {
      const { [name]: _, ...others } = now().state.fields;
      push({ fields: next === null ? others : { ...others, [name]: next } });
    };
    if (column.kind !== 'category') {
      add(`${column.label}: ${rangeText(column.kind, parseRange(text)!)}`, () => ask(null));
      return [];
    }
    const { choice } = choiceIn(column, text);
    return choiceItems(`field.${name}`, choice, {
      nameOf: (value) => `${column.label}: ${value}`,
      push: (value, how) => ask(formatChoice(choose(choice, value, how))),
    });
  });
}

/** `10–200`, or in words where one end is open. */
function rangeText(kind: FieldKind, [low, high]: Range): string {
  const [from, to] = [low, high].map(kind === 'year' ? String : shared.quantity);
  if (low === high) return from!;
  if (!Number.isFinite(low)) return say.fields.to(to!);
  return Number.isFinite(high) ? `${from}–${to}` : say.fields.from(from!);
}

/** A value asked for, left out or taken back. A subtopic no longer asked for leaves nothing of its topic behind. */
function changed(
  { now, facets }: Store,
  kind: Kind,
  id: string,
  how: 'any' | 'none' | 'neither',
): Partial<MapState> {
  const { chosen } = now();
  const next = choose(chosen[kind], id, how);
  if (kind !== 'subtopic') return { [kind]: formatChoice(next) };
  const topic = facets.subtopics.get(id)![2];
  const topics =
    how === 'any' || isNarrowed(topic, next, facets)
      ? chosen.topic
      : choose(chosen.topic, topic, 'neither');
  return { subtopic: formatChoice(next), topic: formatChoice(topics) };
}

/** A list of the topics and venues that are not chosen yet: one more of a kind, or a kind more. */
function moreChoice(store: Store): HTMLElement {
  const { topics, venues } = store.facets;
  const select = make('select', '');
  select.dataset.key = 'more';
  select.setAttribute('aria-label', say.selection.addMore);
  select.append(make('option', '', say.selection.addOne));
  for (const [kind, title, names] of [
    ['topic', say.selection.topics, topics],
    ['venue', say.selection.venues, venues],
  ] as const) {
    const { any, none } = store.now().chosen[kind];
    const left = [...names.keys()].filter((id) => !any.includes(id) && !none.includes(id));
    if (left.length === 0) continue;
    const group = make('optgroup', '');
    group.label = title;
    group.append(...optionsOf(store, kind).filter(({ value }) => left.includes(value)));
    select.append(group);
  }
  select.addEventListener('change', () => {
    const { value, dataset } = select.selectedOptions[0]!;
    const kind = dataset.kind as Kind | undefined;
    if (kind !== undefined) store.push(changed(store, kind, value, 'any'));
  });
  return select;
}

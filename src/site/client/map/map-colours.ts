// Ships to the browser.
import { map as say } from '#strings/map';
import { shared } from '#strings/shared';
import { type Colouring, groupColouring, orderedColouring } from '../../../map/colour-by.ts';
import { COMPARED, GROUPS, REST } from '../../../map/colour-scales.ts';
import type { FieldColumn } from '../../../map/field-filter.ts';
import type { Points } from '../../../map/points.ts';
import { make } from '../shared/dom.ts';
import { type Sizing, sizingOf } from './dot-sizes.ts';
import type { Canvas } from './map-canvas.ts';
import { type Colours, classesOf, groupsOf, hex, readColours } from './map-dot-styles.ts';
import { valuesOf } from './map-field-columns.ts';
import type { Store } from './map-store.ts';
import type { Shown } from './resolve-state.ts';
import { selectionName } from './selection-name.ts';
import { yearsText } from './year-brush.ts';

/** What decides the colours of papers. */
export interface DotColours {
  /** Draws papers as selected and opened, in the colours that are asked for. */
  readonly regroup: (selected: Uint8Array | null, opened: ReadonlySet<number>) => void;
}

/** Colours by what the reader chooses, told beside the choice; by topic as long as she doesn't. */
export function startColours(
  canvas: Canvas,
  store: Store,
  isKept: ((paper: number) => boolean) | null,
): DotColours {
  const { points, facets } = store;
  const choice = document.querySelector<HTMLSelectElement>('#colour');
  const legend = document.querySelector<HTMLElement>('[data-scale]');
  const sizes = document.querySelector<HTMLSelectElement>('#size');
  const sizeScale = document.querySelector<HTMLElement>('[data-sizes]');
  const dark = matchMedia('(prefers-color-scheme: dark)');
  let colouring: Colouring | null = null;
  let sizing: Sizing | null = null;
  let last: Parameters<DotColours['regroup']> = [null, new Set()];

  function recolour(): void {
    const scheme = dark.matches ? 'dark' : 'light';
    const colours = readColours(facets.topics.size);
    const usual = colouring === null ? colours : coloured(colours, colouring, scheme);
    canvas.recolour(sizing === null ? usual : { ...usual, sizes: sizing.factors });
    // Names in colours of topics would seem to have values.
    document.body.classList.toggle('by-value', colouring !== null);
    if (legend !== null) showScale(legend, colouring, scheme);
    if (sizeScale !== null) showSizes(sizeScale, sizing);
  }

  function regroup(...now: typeof last): void {
    last = now;
    canvas.regroup(groupsOf(points, ...now, classesOf(points, colouring, sizing)));
  }

  store.subscribe((shown, before) => {
    const { state, fields } = shown;
    if (state.list !== before.state.list) offerList();
    if (sizes !== null) sizes.value = state.size ?? '';
    if (isDrawnAlike(shown, before)) return;
    const chosen = state.colour === null ? null : colouringOf(state.colour, store, isKept);
    if (choice !== null) choice.value = chosen === null ? 'topic' : state.colour!;
    colouring = state.colour === null ? comparedColouring(store, shown) : chosen;
    const size = state.size === null ? undefined : fields?.get(state.size);
    sizing = size === undefined ? null : sizingOf(valuesOf(size, points), amounts);
    recolour();
    regroup(...last);
  });
  // A list may have begun since.
  for (const moment of ['focus', 'pointerdown']) choice?.addEventListener(moment, offerList);

  function offerList(): void {
    const option = choice?.querySelector<HTMLOptionElement>('[value="list"]');
    if (option) option.hidden = option.disabled = !marksOfList(store, isKept).includes(1);
  }

  choice?.addEventListener('change', () =>
    store.push({ colour: choice.value === 'topic' ? null : choice.value }),
  );
  sizes?.addEventListener('change', () => store.push({ size: sizes.value || null }));
  for (const select of [choice, sizes]) if (select !== null) select.disabled = false;
  dark.addEventListener('change', recolour);
  return { regroup };
}

function colouringOf(
  field: string,
  store: Store,
  isKept: ((paper: number) => boolean) | null,
): Colouring | null {
  const { points, facets } = store;
  if (facets.fields.has(field)) {
    const column = store.now().fields?.get(field);
    return column === undefined ? null : columnColouring(column, points);
  }
  if (field === 'year') {
    const years = Float64Array.from(points.year, (year) => year || Number.NaN);
    return orderedColouring(years, (a, b) => yearsText([a, b]));
  }
  if (field === 'confidence')
    return orderedColouring(points.confidence, (a, b) => say.colours.percent(a, b));
  if (field === 'venue') return groupColouring(points.venue, [...facets.venues.keys()]);
  const marks = marksOfList(store, isKept);
  // All grey would say nothing.
  return marks.includes(1) ? groupColouring(marks, [say.colours.list]) : null;
}

/** 1 for each paper on the list that the address names, or else on the reader's own. */
function marksOfList(
  { points, now, ofId }: Store,
  isKept: ((paper: number) => boolean) | null,
): Uint8Array {
  const { list } = now().state;
  const sent = new Set(list.map((id) => ofId(id)));
  const isListed = list.length > 0 ? (paper: number) => sent.has(paper) : isKept;
  return Uint8Array.from({ length: points.count }, (_, i) => (isListed?.(i) ? 1 : 0));
}

function columnColouring(column: FieldColumn, points: Points): Colouring {
  const values = valuesOf(column, points);
  if (column.kind === 'category') return groupColouring(values, column.names ?? []);
  return orderedColouring(values, column.kind === 'year' ? (a, b) => yearsText([a, b]) : amounts);
}

function amounts(low: number, high: number): string {
  const [from, to] = [shared.quantity(low), shared.quantity(high)];
  return low === high ? from : `${from}–${to}`;
}

/** Whether nothing that decides colours and sizes has changed; a list may have, whatever the address says. */
function isDrawnAlike(shown: Shown, before: Shown): boolean {
  const [state, old] = [shown.state, before.state];
  const isAsked = state.colour === old.colour && state.size === old.size;
  const isKnown = shown.fields === before.fields && comparedAlike(shown, before);
  return isAsked && isKnown && state.colour !== 'list';
}

/** Whether two states compare the same selections, or none. */
function comparedAlike(shown: Shown, before: Shown): boolean {
  if (shown.compared === null && before.compared === null) return true;
  return shown.compared === before.compared && shown.selected === before.selected;
}

/** Two selections that are compared have a colour each, and what is in both a third; null where none are. */
function comparedColouring(store: Store, shown: Shown): Colouring | null {
  const { compared, selected } = shown;
  const first = compared?.selected ?? null;
  if (first === null) return null;
  const classOf = first.map((mark, i) => mark + 2 * (selected?.[i] ?? 0));
  const classes = 1 + classOf.reduce((most, value) => Math.max(most, value), 0);
  const names = [
    selectionName(store, compared!),
    selected === null ? '' : selectionName(store, shown),
    say.selection.inBoth,
  ].slice(0, classes - 1);
  return {
    classOf,
    names,
    colours: {
      light: COMPARED.slice(0, names.length).map((group) => GROUPS.light[group]!),
      dark: COMPARED.slice(0, names.length).map((group) => GROUPS.dark[group]!),
    },
    rest: classOf.reduce((rest, value) => rest + (value === 0 ? 1 : 0), 0),
  };
}

/** Dots in the colours of classes, over land that says nothing of them. */
function coloured(colours: Colours, colouring: Colouring, scheme: 'light' | 'dark'): Colours {
  const classes = [REST[scheme], ...colouring.colours[scheme]];
  return {
    ...colours,
    land: colours.land.map(() => colours.muted),
    dots: classes.flatMap((text) => [
      { colour: hex(text), ring: false },
      { colour: hex(text), ring: true },
    ]),
  };
}

/** The sizes and what they stand for. */
function showSizes(scale: HTMLElement, sizing: Sizing | null): void {
  scale.hidden = sizing === null;
  if (sizing === null) return;
  scale.replaceChildren(
    ...sizing.names.map((name, step) => {
      const row = make('li', '', name);
      row.style.setProperty('--size', String(sizing.factors[step + 1]));
      return row;
    }),
  );
}

/** The colours and what they stand for; by topic the tree says it. */
function showScale(
  legend: HTMLElement,
  colouring: Colouring | null,
  scheme: 'light' | 'dark',
): void {
  legend.hidden = colouring === null;
  if (colouring === null) return;
  const rows = colouring.names.map((name, i) => [name, colouring.colours[scheme][i]!] as const);
  const rest = colouring.rest === 0 ? [] : [[say.colours.rest, REST[scheme]] as const];
  legend.replaceChildren(
    ...[...rows, ...rest].map(([name, colour]) => {
      const row = make('li', '', name);
      row.style.setProperty('--c', colour);
      return row;
    }),
  );
}

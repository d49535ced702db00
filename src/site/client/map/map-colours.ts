// Ships to the browser.
import { map as say } from '#strings/map';
import { type Colouring, groupColouring, orderedColouring } from '../../../map/colour-by.ts';
import { REST } from '../../../map/colour-scales.ts';
import { make } from '../shared/dom.ts';
import type { Canvas } from './map-canvas.ts';
import { type Colours, classesOf, groupsOf, hex, readColours } from './map-dot-styles.ts';
import type { Store } from './map-store.ts';
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
  const dark = matchMedia('(prefers-color-scheme: dark)');
  let colouring: Colouring | null = null;
  let last: Parameters<DotColours['regroup']> = [null, new Set()];

  function recolour(): void {
    const scheme = dark.matches ? 'dark' : 'light';
    const colours = readColours(facets.topics.size);
    canvas.recolour(colouring === null ? colours : coloured(colours, colouring, scheme));
    if (legend !== null) showScale(legend, colouring, scheme);
  }

  function regroup(...now: typeof last): void {
    last = now;
    canvas.regroup(groupsOf(points, ...now, classesOf(points, colouring)));
  }

  store.subscribe(({ state }, before) => {
    if (state.list !== before.state.list) offerList();
    if (state.colour === before.state.colour && state.colour !== 'list') return;
    colouring = state.colour === null ? null : colouringOf(state.colour, store, isKept);
    if (choice !== null) choice.value = colouring === null ? 'topic' : state.colour!;
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
  if (choice !== null) choice.disabled = false;
  dark.addEventListener('change', recolour);
  return { regroup };
}

function colouringOf(
  field: string,
  store: Store,
  isKept: ((paper: number) => boolean) | null,
): Colouring | null {
  const { points, facets } = store;
  if (field === 'year') return orderedColouring(points.year, (a, b) => yearsText([a, b]));
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

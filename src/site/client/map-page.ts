// Ships to the browser: brings the drawn map to life.
import { formatState, type MapState, NO_STATE, parseState } from '../../map/url-state.ts';
import { allDots, type Dot, nearestTowards } from './map-dots.ts';
import { announce, kindNotice } from './map-notice.ts';
import { closePanel, openPanel, panelIsOpen } from './map-panel.ts';
import { markSelection } from './map-selection.ts';
import { startTip } from './map-tip.ts';
import { startView } from './map-view.ts';
import type { SearchEventDetail } from './search-box.ts';

const svg = document.querySelector<SVGSVGElement>('#map')!;
const dots = allDots(svg);
const bySlug = new Map(dots.map((dot) => [dot.slug, dot]));
const known = new Set(
  [...document.querySelectorAll<HTMLElement>('[data-topic]')].map(({ dataset }) => dataset.topic),
);
const knownParts = new Set(
  [...document.querySelectorAll<HTMLElement>('[data-subtopic]')].map(
    ({ dataset }) => dataset.subtopic,
  ),
);

let state: MapState = NO_STATE;
let found: ReadonlySet<string> | null = null;
let walking: Dot | undefined;
/** The first paper shown is the one the address names: its neighbourhood is brought near. */
let opening = true;

const view = startView(svg, dots, (seen) => {
  state = { ...state, view: seen };
  history.replaceState(null, '', address(state));
});
startTip(svg, dots);
listen();
show(parseState(location.search), false);
opening = false;

/** Makes the page say what an address says. */
function show(next: MapState, moveFocus: boolean): void {
  const bad: string[] = [];
  if (next.paper !== null && !bySlug.has(next.paper)) bad.push('paper');
  if (next.topic !== null && !known.has(next.topic)) bad.push('topic');
  if (next.subtopic !== null && !knownParts.has(next.subtopic)) bad.push('subtopic');
  state = {
    ...next,
    paper: bad.includes('paper') ? null : next.paper,
    topic: bad.includes('topic') ? null : next.topic,
    subtopic: bad.includes('subtopic') ? null : next.subtopic,
  };
  kindNotice(bad);
  markSelection(svg, dots, state, found);
  if (state.view !== null) view.goTo(state.view);
  const dot = state.paper === null ? undefined : bySlug.get(state.paper);
  if (dot === undefined) closePanel(svg);
  else {
    walking = dot;
    view.bringIn(dot, opening && state.view === null);
    void openPanel(svg, dot, bySlug, { moveFocus, choose, close: () => choose(null) });
  }
}

/** A new selection is a step one can go back from. */
function push(next: MapState, moveFocus = false): void {
  history.pushState(null, '', address(next));
  show(next, moveFocus);
}

function choose(slug: string | null, moveFocus = true): void {
  if (slug === state.paper) return;
  push({ ...state, paper: slug }, moveFocus && slug !== null);
  if (slug === null) (walking?.link ?? svg).focus({ preventScroll: true });
}

function address(next: MapState): string {
  const query = formatState(next);
  return `${location.pathname}${query === '' ? '' : `?${query}`}`;
}

function listen(): void {
  svg.addEventListener('click', (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    const link = (event.target as Element).closest<SVGAElement>('a');
    // Hit areas overlap and names lie over dots: the nearest dot is meant, not the topmost.
    const dot =
      view.under(event.clientX, event.clientY) ?? dots.find((candidate) => candidate.link === link);
    if (dot !== undefined) {
      event.preventDefault();
      choose(dot.slug);
    } else if (link !== null) selectTopic(event, link);
  });
  document.querySelector('.legend')?.addEventListener('click', (event) => {
    const link = (event.target as Element).closest('a');
    if (link !== null) selectTopic(event, link);
  });
  document.querySelector('#search-answers')?.addEventListener('click', (event) => {
    const slug = (event.target as Element).closest('a')?.dataset.slug;
    if (slug === undefined || !bySlug.has(slug)) return;
    event.preventDefault();
    choose(slug);
  });
  document
    .querySelector('form[data-search]')
    ?.addEventListener('submit', (event) => event.preventDefault());
  document.addEventListener('chartroom:search', (event) => {
    const detail = (event as CustomEvent<SearchEventDetail | null>).detail;
    found = detail === null ? null : new Set(detail.slugs);
    state = { ...state, q: detail?.query ?? '' };
    history.replaceState(null, '', address(state));
    markSelection(svg, dots, state, found);
  });
  window.addEventListener('popstate', () => show(parseState(location.search), false));
  document.addEventListener('keydown', onKey);
}

/** The first click selects, a second on the same lets go; with a modifier the link is a link. */
function selectTopic(event: Event, link: HTMLElement | SVGElement): void {
  const { topic = null, subtopic = null } = link.dataset;
  const { ctrlKey, metaKey, shiftKey } = event as MouseEvent;
  if (topic === null || ctrlKey || metaKey || shiftKey) return;
  event.preventDefault();
  const again = state.topic === topic && state.subtopic === subtopic;
  push({ ...state, topic: again ? null : topic, subtopic: again ? null : subtopic });
  announce(
    again
      ? 'All topics'
      : `Selected: ${link.getAttribute('aria-label') ?? link.textContent?.trim() ?? ''}`,
  );
}

function onKey(event: KeyboardEvent): void {
  if (
    (event.target as Element).matches('input, textarea, select') ||
    event.ctrlKey ||
    event.metaKey ||
    event.altKey
  )
    return;
  if (event.key === 'Escape') {
    if (panelIsOpen()) choose(null);
    else if (state.topic !== null) push({ ...state, topic: null, subtopic: null });
  } else if (event.key === '+' || event.key === '=') view.zoomBy(1.6);
  else if (event.key === '-') view.zoomBy(1 / 1.6);
  else if (event.key === '0') view.zoomBy(0);
  else if (
    event.key.startsWith('Arrow') &&
    (event.target as Element).closest('#map, body') !== null
  )
    walk(event);
}

/** Arrows walk from paper to the nearest one in that direction. */
function walk(event: KeyboardEvent): void {
  if ((event.target as Element).closest('.panel, .legend') !== null || dots.length === 0) return;
  event.preventDefault();
  const next = walking === undefined ? view.middle() : nearestTowards(dots, walking, event.key);
  if (next === undefined) return;
  walking = next;
  for (const dot of dots) dot.link.setAttribute('tabindex', dot === next ? '0' : '-1');
  next.link.focus({ preventScroll: true });
  view.bringIn(next, false);
}

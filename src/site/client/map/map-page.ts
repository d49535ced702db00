// Ships to the browser: brings the drawn map to life.
import { map as say } from '#strings/map';
import { parseState } from '../../../map/url-state.ts';
import { isStart, START, type Viewport } from '../../../map/viewport.ts';
import { holdsFocus } from '../shared/dom.ts';
import { type PhoneSheet, startSheet } from './bottom-sheet.ts';
import type { Facets } from './facets.ts';
import { type KeptNumbers, keptNumbers } from './kept-numbers.ts';
import { startAround } from './map-around.ts';
import { knownAuthors } from './map-authors.ts';
import { type Canvas, startCanvas } from './map-canvas.ts';
import { startColours } from './map-colours.ts';
import { classesOf, dotRadius, groupsOf, readColours } from './map-dot-styles.ts';
import { startEmbed } from './map-embed.ts';
import { readFacets } from './map-facets.ts';
import { type InView, startInView } from './map-in-view.ts';
import { startKeys } from './map-keys.ts';
import { type Labels, startLabels } from './map-labels.ts';
import { type Marks, NOTHING_AROUND, startMarks } from './map-marks.ts';
import { showMessage, showUnknown } from './map-notice.ts';
import { startOpened } from './map-opened.ts';
import { closePanel, focusPanel, openPanel } from './map-panel.ts';
import { startPicture } from './map-picture.ts';
import { startPointer } from './map-pointer.ts';
import { type PaperData, readPapers } from './map-points.ts';
import { searchRests, startSearch } from './map-search.ts';
import { startSelecting } from './map-selecting.ts';
import { address, makeStore, type Store } from './map-store.ts';
import { startTip } from './map-tip.ts';
import { startTree } from './map-tree.ts';
import { startView, type View } from './map-view.ts';
import { startWay } from './map-way.ts';
import { startNames } from './panel-names.ts';
import type { Reading } from './reading-list.ts';
import { litPapers, type Shown } from './resolve-state.ts';

/** Around a paper that was opened by its address, its neighbourhood is seen. */
const NEAR_ZOOM = 3;

const map = document.querySelector<HTMLElement>('#map')!;
start(map).catch(() => showMessage(say.notLoaded));

/** What changes with the paper of the panel. */
interface PaperViews {
  readonly store: Store;
  readonly view: View;
  readonly marks: Marks;
  readonly labels: Labels;
  readonly inView: InView;
  readonly sheet: PhoneSheet;
  readonly reading: Reading | null;
  readonly opened: KeptNumbers;
  /** A paper was noted as opened. */
  readonly onOpened: () => void;
}

async function start(map: HTMLElement): Promise<void> {
  const data = await readPapers(map);
  const facets = readFacets();
  const picture = startDrawing(map, data, facets.topics.size);
  // What the drawing lacks, of a large map.
  if (map.dataset.papers === 'files') void searchRests().then(data.bringAll);
  const names = data.names().then(picture.labels.add);
  const asking = data.complete.then(async () => {
    if (namesPapers()) await data.addresses.need();
    startAsking(map, data, facets, picture);
  });
  await Promise.all([names, asking]);
}

/** Whether the address or what this reader keeps names papers: most readers come without. */
function namesPapers(): boolean {
  const { paper, around, list, compare } = parseState(location.search);
  const isKept = ['opened', 'reading'].some((name) => keptNumbers(name).all().size > 0);
  return isKept || list.length > 0 || (paper ?? around ?? compare) !== null;
}

/** The map as it is drawn and moved, whatever else is known of its papers. */
interface Picture {
  readonly canvas: Canvas;
  readonly labels: Labels;
  readonly marks: Marks;
  readonly view: View;
  /** From now on this hears of the view a reader has chosen. */
  readonly onRest: (listener: (seen: Viewport) => void) => void;
}

/** Draws the papers at the view that the address names, and lets them be moved. */
function startDrawing(map: HTMLElement, data: PaperData, topics: number): Picture {
  const { points } = data;
  // Nothing else keeps the address yet.
  let listener = (seen: Viewport) =>
    history.replaceState(null, '', address({ ...parseState(location.search), view: seen }));
  const canvas = startCanvas(map, points, readColours(topics));
  const labels = startLabels(map, data);
  const marks = startMarks(map, points);
  map.classList.add('alive');
  const view = startView(map, (seen) => listener(seen));
  view.subscribe((projection, moving) => {
    canvas.draw(projection, moving);
    labels.draw(projection, moving);
    marks.draw(projection, dotRadius(projection.k, points.count));
  });
  canvas.regroup(groupsOf(points, null, new Set(), classesOf(points, null, null)));
  const { view: asked } = parseState(location.search);
  if (asked === null) view.reframe();
  else view.goTo(asked, false);
  return {
    ...{ canvas, labels, marks, view },
    onRest(next) {
      listener = next;
    },
  };
}

/** Lets readers ask: what the address names is shown, chosen and found. */
function startAsking(map: HTMLElement, data: PaperData, facets: Facets, picture: Picture): void {
  const { points } = data;
  const { canvas, labels, marks, view } = picture;
  const store = makeStore(data, facets, knownAuthors(map));
  /** The first paper shown is the one the address names: its neighbourhood is brought near. */
  let arriving = true;
  /** The view in which the map rests: as the address says. */
  let rested: Viewport | null = null;
  picture.onRest((seen) => {
    // Beside a paper the start is told too: without it the address would bring its neighbourhood near.
    rested = isStart(seen) && store.now().paper < 0 ? null : seen;
    store.replace({ view: rested });
  });
  const tip = startTip(data, view);
  const inView = startInView(map, store, view, marks, tip);
  view.subscribe((_, moving) => {
    if (!moving) inView.refresh();
  });

  startPointer(map, store, view, tip);
  const sheet = startSheet(view.reframe);
  startTree(store, view, labels);
  startWay(map, points, view);
  startEmbed(store);
  startKeys(store, view, inView);
  startSearch(store);
  startAround(store);
  startNames(store);
  const reading = startSelecting(map, store, view, sheet);
  const opened = keptNumbers('opened');
  startPicture(map, store, canvas);
  const colours = startColours(canvas, store, reading?.has ?? null);
  const onOpened = startOpened(store, opened, () =>
    colours.regroup(litPapers(store.now()), opened.all()),
  );
  const views: PaperViews = {
    store,
    view,
    marks,
    labels,
    inView,
    sheet,
    reading,
    opened,
    onOpened,
  };

  store.subscribe((shown, before) => {
    showUnknown(shown.unknown);
    if (
      shown.selected !== before.selected ||
      shown.compared !== before.compared ||
      shown.paper !== before.paper
    ) {
      colours.regroup(litPapers(shown), opened.all());
      inView.refresh();
    }
    if (shown.paper !== before.paper) void choose(views, shown, before, arriving);
    const { view: seen } = shown.state;
    if (seen !== before.state.view && seen !== rested) view.goTo(seen ?? START, false);
    rested = seen;
  });
  colours.regroup(null, opened.all());
  view.reframe();
  store.start();
  arriving = false;
}

/** Opens, changes or closes the panel; the map shifts so that the paper stays in sight. */
async function choose(
  views: PaperViews,
  shown: Shown,
  before: Shown,
  arriving: boolean,
): Promise<void> {
  const { store, view, marks, labels, inView, sheet, reading, opened } = views;
  const { paper, state } = shown;
  const { points } = store;
  marks.choose(paper, NOTHING_AROUND);
  labels.choose(paper);
  if (paper < 0) {
    // Who was in the panel stands on the map again, where the paper is.
    const inside = holdsFocus('#panel');
    closePanel();
    view.reframe();
    if (inside) inView.focus(before.paper);
    return;
  }
  const texts = await openPanel(
    store,
    reading,
    paper,
    () => void choose(views, store.now(), before, false),
  );
  const placed = (list: readonly { readonly slug: string }[] = []) =>
    list.flatMap(({ slug }) => store.indexOf(slug) ?? []);
  // Behind the panel: of a large map they weigh a hundred times as much.
  void store.needAddresses().then((areHere) => {
    if (areHere) {
      opened.set([...opened.all(), points.id[paper]!]);
      views.onOpened();
    }
    if (texts === undefined || store.now().paper !== paper) return;
    marks.choose(paper, {
      related: placed(texts?.related),
      cites: placed(texts?.cites?.papers),
      citedBy: placed(texts?.citedBy?.papers),
    });
  });
  if (texts === undefined) return;
  sheet.raise();
  view.reframe();
  const asSent = arriving && state.view !== null;
  if (!asSent) view.bringIn(points.x[paper]!, points.y[paper]!, arriving ? NEAR_ZOOM : 0);
  if (arriving) return;
  view.keep();
  focusPanel();
}

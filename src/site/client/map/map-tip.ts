// Ships to the browser.
import { shared } from '#strings/shared';
import { topicClass } from '../../../map/topic-class.ts';
import { apply } from '../../../map/viewport.ts';
import type { SearchEventDetail } from '../search/search-box.ts';
import { make } from '../shared/dom.ts';
import { topicName, venueName } from './map-facets.ts';
import type { PaperData } from './map-points.ts';
import type { View } from './map-view.ts';

/** Pixels between a paper and its card, and between the card and the edge of the window. */
const OFFSET = 14;
const EDGE = 8;

export interface Tip {
  /** Shows title, first author, venue, year, topic, confidence and what a search matched beside a paper; −1 hides the card. */
  readonly show: (paper: number) => void;
}

export function startTip({ points, texts }: PaperData, view: View): Tip {
  const tip = document.querySelector<HTMLElement>('#tip')!;
  let shown = -1;
  let why: SearchEventDetail['why'] | undefined;
  document.addEventListener('chartroom:search', (event) => {
    why = (event as CustomEvent<SearchEventDetail | null>).detail?.why;
  });

  function fill(paper: number): void {
    const year = points.year[paper]!;
    const byline = [
      texts.authors(paper) ?? '',
      venueName(points.venue[paper]!),
      year === 0 ? '' : String(year),
    ].filter((part) => part !== '');
    tip.replaceChildren(
      make('strong', '', texts.title(paper) ?? '…'),
      ...(byline.length === 0 ? [] : [make('span', 'byline', byline.join(' · '))]),
      make(
        'span',
        '',
        `${topicName(points.topic[paper]!)} (${shared.decimal(points.confidence[paper]! / 100, 2)})`,
      ),
    );
    const matched = why?.get(texts.slug(paper) ?? '') ?? '';
    if (matched !== '') tip.append(make('span', 'byline', matched));
    tip.className = `tip ${topicClass(points.topic[paper]!)}`;
    tip.hidden = false;
    place(paper);
  }

  function place(paper: number): void {
    const [x, y] = apply(view.projection(), points.x[paper]!, points.y[paper]!);
    const left = Math.min(x + OFFSET, innerWidth - tip.offsetWidth - EDGE);
    const below = y + OFFSET + tip.offsetHeight < innerHeight - EDGE;
    const top = below ? y + OFFSET : y - OFFSET - tip.offsetHeight;
    tip.style.transform = `translate(${Math.round(Math.max(EDGE, left))}px, ${Math.round(Math.max(EDGE, top))}px)`;
  }

  function show(paper: number): void {
    if (paper === shown) return;
    shown = paper;
    tip.hidden = paper < 0;
    if (paper < 0) return;
    fill(paper);
    if (texts.title(paper) === undefined)
      void texts.need([paper]).then(
        () => shown === paper && fill(paper),
        () => undefined,
      );
  }

  view.subscribe((_, moving) => {
    if (moving) show(-1);
    else if (shown >= 0) place(shown);
  });
  return { show };
}

import type { Names } from '../../src/map/labels/label.ts';
import { DESK } from './name-cover.ts';

/** What is read at a zoom, over views around papers: a window of 1280 × 800 less the tree at its left. */
export interface TextsInView {
  /** Medians over the views. */
  readonly dots: number;
  readonly texts: number;
  /** Share of the views that have `WANTED` texts, or as many as dots where those are fewer. */
  readonly enough: number;
}

const WINDOW = { width: 1000, height: DESK };
const WANTED = 15;
/** Views looked at, around papers evenly spread over the list. */
const VIEWS = 300;

/** Counts the dots in views of a zoom, and the names and titles whose place or dot they show. */
export function textsInView(
  papers: readonly { readonly x: number; readonly y: number }[],
  { labels, titlePlaces }: Names,
  zoom: number,
): TextsInView {
  const scale = zoom * DESK;
  const [halfWidth, halfHeight] = [WINDOW.width / scale / 2, WINDOW.height / scale / 2];
  const names = labels.filter(({ minScale, maxScale }) => minScale <= scale && scale < maxScale);
  const titled = papers.filter((_, i) => {
    const minScale = titlePlaces.minScale[i]!;
    return minScale > 0 && minScale <= scale;
  });
  const step = Math.max(1, Math.floor(papers.length / VIEWS));
  const views = papers
    .filter((_, i) => i % step === 0)
    .map(({ x, y }) => {
      const seen = (places: typeof papers) =>
        places.filter((at) => Math.abs(at.x - x) < halfWidth && Math.abs(at.y - y) < halfHeight)
          .length;
      return { dots: seen(papers), texts: seen(names) + seen(titled) };
    });
  const median = (values: readonly number[]) =>
    [...values].sort((a, b) => a - b)[values.length >> 1]!;
  return {
    dots: median(views.map(({ dots }) => dots)),
    texts: median(views.map(({ texts }) => texts)),
    enough:
      views.filter(({ dots, texts }) => texts >= Math.min(WANTED, dots)).length / views.length,
  };
}

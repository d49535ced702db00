// Ships to the browser.
import { map as say } from '#strings/map';
import type { AuthorsFile } from '../../../map/authors-file.ts';
import type { Authors } from './facets.ts';
import { showMessage } from './map-notice.ts';
import { fetchData } from './map-points.ts';

/** A map whose names have no pages knows no author. */
const NO_AUTHORS: Authors = { bySlug: new Map(), moved: new Map() };

/** What is known of authors before any is asked for; null where a file tells. */
export function knownAuthors(map: HTMLElement): Authors | null {
  return map.dataset.authors === undefined ? NO_AUTHORS : null;
}

/** Who wrote what. Where that can't be had, the map says so, and null. */
export async function fetchAuthors(): Promise<Authors | null> {
  try {
    const { authors, moved }: AuthorsFile = await (await fetchData('authors.json')).json();
    return {
      bySlug: new Map(authors.map(([slug, name, papers]) => [slug, { name, papers }])),
      moved: new Map(Object.entries(moved)),
    };
  } catch {
    showMessage(say.authors.notLoaded);
    return null;
  }
}

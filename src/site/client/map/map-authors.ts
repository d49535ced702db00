// Ships to the browser.
import { map as say } from '#strings/map';
import { type AuthorsFile, authorFileOf } from '../../../map/authors-file.ts';
import type { Authors } from './facets.ts';
import { showMessage } from './map-notice.ts';
import { fetchData } from './map-points.ts';

/** What is known of authors before any is asked for: nothing, or that a map whose names have no pages has none. */
export function knownAuthors(map: HTMLElement): Authors {
  const files = Number(map.dataset.authors ?? 0);
  return { bySlug: new Map(), moved: new Map(), files, read: new Set() };
}

/** Who these authors are, beside those known before. Where that can't be had, the map says so, and null. */
export async function fetchAuthors(
  slugs: readonly string[],
  known: Authors,
): Promise<Authors | null> {
  const asked = [...new Set(slugs.map((slug) => authorFileOf(slug, known.files)))];
  try {
    const files = await Promise.all(
      asked.map(
        async (file): Promise<AuthorsFile> => (await fetchData(`authors/${file}.json`)).json(),
      ),
    );
    const rows = files.flatMap(({ authors }) => authors);
    return {
      bySlug: new Map([
        ...known.bySlug,
        ...rows.map(([slug, name, papers]) => [slug, { name, papers }] as const),
      ]),
      moved: new Map([...known.moved, ...files.flatMap(({ moved }) => Object.entries(moved))]),
      files: known.files,
      read: new Set([...known.read, ...asked]),
    };
  } catch {
    showMessage(say.authors.notLoaded);
    return null;
  }
}

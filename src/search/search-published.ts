import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ToldError } from '../words/told-error.ts';
import { openSearch } from './open-search.ts';
import type { SearchNote } from './search-note.ts';

/** What `chartroom search` tells of one query. */
export interface PublishedAnswers {
  readonly query: string;
  readonly results: readonly {
    readonly slug: string;
    readonly title: string;
    readonly score: number;
  }[];
  readonly notes: readonly SearchNote[];
}

/** Opens the index of a built site in `outDir` and returns what asks it. Throws where there is none. */
export async function searchPublished(
  outDir: string,
): Promise<(query: string, limit: number) => Promise<PublishedAnswers>> {
  const data = join(outDir, 'data');
  const version = (existsSync(data) ? readdirSync(data).sort() : []).find((name) =>
    existsSync(join(data, name, 'search/words.bin')),
  );
  if (version === undefined) {
    throw new SearchError(
      `search: missing index: ${outDir}. Run chartroom build first, or name the built folder with --out.`,
    );
  }
  const search = await openSearch(version, async (path) => readFileSync(join(data, path)));
  return async (query, limit) => {
    const { results, notes } = await search.query(query, { limit, meaning: 'load' });
    return {
      query,
      results: results.map(({ slug, title, score }) => ({ slug, title, score })),
      notes,
    };
  };
}

/** There is nothing to search in. */
class SearchError extends ToldError {
  override name = 'SearchError';
}

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openSearch } from './open.ts';

/** What `chartroom search` prints for one query. */
export interface PublishedAnswers {
  readonly query: string;
  readonly results: readonly {
    readonly slug: string;
    readonly title: string;
    readonly score: number;
  }[];
}

/** Opens the index of a built site in `outDir` and returns what asks it. Throws where there is none. */
export async function searchPublished(
  outDir: string,
): Promise<(query: string, limit: number) => Promise<PublishedAnswers>> {
  const data = join(outDir, 'data');
  const file = (existsSync(data) ? readdirSync(data).sort() : [])
    .map((version) => join(data, version, 'search/words.json'))
    .find(existsSync);
  if (file === undefined) {
    throw new SearchError(
      `search: missing index: ${outDir}. Run npm run build first, or name the built folder with --out.`,
    );
  }
  const search = openSearch(readFileSync(file, 'utf8'));
  return async (query, limit) => {
    const { results } = await search.query(query, limit);
    return { query, results: results.map(({ slug, title, score }) => ({ slug, title, score })) };
  };
}

/** There is nothing to search in. */
class SearchError extends Error {
  override name = 'SearchError';
}

import MiniSearch from 'minisearch';
import type { Atlas } from '../atlas/types.ts';
import type { Paper } from '../corpus/paper.ts';
import { INDEX_OPTIONS, SEARCH_FORMAT } from './open.ts';

interface Model {
  readonly version: string;
  readonly papers: readonly Paper[];
  readonly atlas: Atlas;
}

/** The files that search reads: `data/<version>/search/words.json`, the index of words with titles and topics. */
export function searchFiles({
  version,
  papers,
  atlas,
}: Model): readonly { readonly path: string; readonly bytes: Uint8Array }[] {
  const index = new MiniSearch(INDEX_OPTIONS);
  index.addAll(
    papers.map((paper, i) => ({
      id: i,
      slug: paper.slug,
      title: paper.titlePlain,
      topic: atlas.papers[i]!.topic,
      abstract: paper.abstractPlain,
      other: [...paper.authors, paper.venue ?? '', paper.year ?? '', ...paper.keywords].join(' '),
    })),
  );
  const names = Object.fromEntries(atlas.topics.map(({ id, name }) => [id, name]));
  const file = { format: SEARCH_FORMAT, version, names, index: index.toJSON() };
  return [
    {
      path: `data/${version}/search/words.json`,
      bytes: new TextEncoder().encode(`${JSON.stringify(file)}\n`),
    },
  ];
}

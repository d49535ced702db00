import type { Atlas } from '../atlas/types.ts';
import type { Paper } from '../corpus/paper.ts';
import { PANEL_PAPERS, type PanelPaper } from './panels.ts';
import { republished } from './republished.ts';
import { standingText } from './standing.ts';

/** A file of the published site: path from its root, and bytes. */
export interface PublishedFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

interface Model {
  readonly version: string;
  readonly papers: readonly Paper[];
  readonly atlas: Atlas;
  readonly site: { readonly abstracts: 'full' | 'excerpt' | 'none' };
}

/** The files that the map page fetches on demand: `data/<version>/panels/<n>.json`, paper `i` in file ⌊i / 32⌋. */
export function mapFiles({ version, papers, atlas, site }: Model): readonly PublishedFile[] {
  const titles = new Map(papers.map(({ slug, titlePlain }) => [slug, titlePlain]));
  const names = new Map(atlas.topics.map(({ id, name }) => [id, name]));
  const panels = papers.map((paper, i) =>
    panelOf(paper, atlas.papers[i]!, titles, names, site.abstracts),
  );
  const files: PublishedFile[] = [];
  for (let from = 0; from < panels.length; from += PANEL_PAPERS) {
    const json = JSON.stringify(panels.slice(from, from + PANEL_PAPERS));
    files.push({
      path: `data/${version}/panels/${from / PANEL_PAPERS}.json`,
      bytes: new TextEncoder().encode(`${json}\n`),
    });
  }
  return files;
}

function panelOf(
  paper: Paper,
  place: Atlas['papers'][number],
  titles: ReadonlyMap<string, string>,
  names: ReadonlyMap<string, string>,
  abstracts: 'full' | 'excerpt' | 'none',
): PanelPaper {
  return {
    slug: paper.slug,
    title: paper.titlePlain,
    abstract: republished(paper.abstractPlain, abstracts),
    byline: [paper.authors.join(', '), paper.venue, paper.year]
      .filter((part) => part !== null && part !== '')
      .join(' · '),
    standing: standingText(place, names),
    why: place.why,
    related: place.related.map(({ slug, reasons }) => ({
      slug,
      title: titles.get(slug) ?? slug,
      reasons,
    })),
  };
}

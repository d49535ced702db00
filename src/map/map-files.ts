import type { Atlas, AtlasPaper } from '../atlas/types.ts';
import type { Paper } from '../corpus/paper.ts';
import { republished } from '../corpus/republished.ts';
import { chartPoints, DRAWN_PAPERS } from './chart-points.ts';
import type { Drawing } from './drawing.ts';
import { phraseFile } from './key-terms.ts';
import { PANEL_PAPERS, type PanelPaper } from './panels.ts';
import { encodePoints, TITLES_PAPERS } from './points.ts';
import { filesOf, jsonBytes, type PublishedFile } from './published-file.ts';

interface Model {
  readonly version: string;
  readonly papers: readonly Paper[];
  readonly atlas: Atlas;
  readonly drawing: Pick<Drawing, 'names'>;
  readonly site: { readonly abstracts: 'full' | 'excerpt' | 'none' };
}

/** How sure the program is of a paper's topic, in a sentence; `names` by topic id. */
type ConfidenceText = (place: AtlasPaper, names: ReadonlyMap<string, string>) => string;

/**
 * The files that the map page fetches, under `data/<version>/`: `panels/<n>.json` on demand (paper `i` in file ⌊i / 32⌋),
 * `phrases.json` for what sets a selection apart,
 * and of a map too large to be drawn in the page `points.bin` and `titles/<n>.json`.
 */
export function mapFiles(model: Model, confidenceText: ConfidenceText): readonly PublishedFile[] {
  const { version } = model;
  const phrases = phraseFile(model.atlas.commonPhrases, model.papers.length);
  const files = [
    ...filesOf(panelsOf(model, confidenceText), PANEL_PAPERS, `data/${version}/panels`),
    { path: `data/${version}/phrases.json`, bytes: jsonBytes(phrases) },
  ];
  return model.papers.length > DRAWN_PAPERS ? [...files, ...largeMapFiles(model)] : files;
}

function panelsOf(
  { papers, atlas, site }: Model,
  confidenceText: ConfidenceText,
): readonly PanelPaper[] {
  const titles = new Map(papers.map(({ slug, titlePlain }) => [slug, titlePlain]));
  const names = new Map(atlas.topics.map(({ id, name }) => [id, name]));
  return papers.map((paper, i) =>
    panelOf(
      paper,
      atlas.papers[i]!,
      titles,
      confidenceText(atlas.papers[i]!, names),
      site.abstracts,
    ),
  );
}

function largeMapFiles({ version, papers, atlas, drawing }: Model): readonly PublishedFile[] {
  const points = chartPoints(papers, atlas, drawing.names.titleMinScale);
  const titles = [...points.number].map((number) => {
    const { slug, titlePlain } = papers[number]!;
    return [slug, titlePlain];
  });
  return [
    { path: `data/${version}/points.bin`, bytes: encodePoints(points) },
    ...filesOf(titles, TITLES_PAPERS, `data/${version}/titles`),
  ];
}

function panelOf(
  paper: Paper,
  place: Atlas['papers'][number],
  titles: ReadonlyMap<string, string>,
  standing: string,
  abstracts: 'full' | 'excerpt' | 'none',
): PanelPaper {
  const { slug, titlePlain, authors, year, venue, doi } = paper;
  return {
    slug,
    title: titlePlain,
    abstract: republished(paper.abstractPlain, abstracts),
    authors,
    year,
    venue,
    doi,
    standing,
    why: place.why,
    related: place.related.map((other) => ({
      slug: other.slug,
      title: titles.get(other.slug) ?? other.slug,
      reasons: other.reasons,
    })),
  };
}

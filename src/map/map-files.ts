import { deflateSync } from 'fflate';
import type { Atlas, AtlasPaper } from '../atlas/types.ts';
import type { CitationLinks } from '../corpus/citing/citation-links.ts';
import type { CitedElsewhere } from '../corpus/citing/cited-elsewhere.ts';
import type { PaperWithoutTexts } from '../corpus/paper.ts';
import type { People } from '../corpus/people/people.ts';
import type { OwnField } from '../corpus/project/own-fields.ts';
import { deflateAnew } from '../words/deflate.ts';
import { authorFiles } from './authors-file.ts';
import { chartPoints, DRAWN_PAPERS } from './chart-points.ts';
import type { Drawing } from './drawing.ts';
import { type CitationLabels, fieldColumns } from './field-columns.ts';
import { phraseFile } from './key-terms.ts';
import { laterNames } from './labels/later-names.ts';
import { type PanelWords, panelPapers } from './panel-papers.ts';
import { PANEL_PAPERS } from './panels.ts';
import { type Points, TITLES_PAPERS, type TitleRow } from './points.ts';
import { encodePoints } from './points-files.ts';
import { deflatedFilesOf, filesOf, jsonBytes, type PublishedFile } from './published-file.ts';
import { relatedRows } from './related-rows.ts';

interface Model {
  readonly version: string;
  readonly papers: readonly PaperWithoutTexts[];
  readonly atlas: Atlas;
  readonly drawing: Pick<Drawing, 'names'>;
  readonly links: CitationLinks | null;
  readonly people: People | null;
  readonly elsewhere: readonly (CitedElsewhere | null)[];
  readonly fields: readonly OwnField[];
}

/** What the files say in the language of the interface. */
interface FileWords extends PanelWords {
  /** Who wrote a paper, in a word or three; '' where nobody is known. */
  readonly firstAuthor: (authors: readonly string[]) => string;
  /** What readers call the numbers of citations. */
  readonly citationLabels: CitationLabels;
}

/**
 * The files that the map page fetches, under `data/<version>/`: `panels/<n>.bin` on demand (paper `i` in file ⌊i / 32⌋),
 * `fields.json` once papers are coloured, sized or filtered by a field, `phrases.json` for what sets a selection apart, `authors/<n>.json` where authors have pages,
 * and of a map too large to be drawn in the page `points.bin`, `columns.bin`, `addresses.bin`, `names.json` (those that wait for zoom) and
 * `titles/<n>.json`.
 */
export function* mapFiles(
  model: Model,
  words: FileWords,
  deflate = deflateAnew,
): Generator<PublishedFile> {
  const { version, people, papers } = model;
  const panels = panelPapers(model, words);
  yield* deflatedFilesOf(panels, PANEL_PAPERS, `data/${version}/panels`, 0, deflate);
  yield* wholeMapFiles(model, words);
  if (people !== null) yield* authorFiles(people, `data/${version}/authors`);
  if (papers.length > DRAWN_PAPERS) yield* largeMapFiles(model, words);
}

/** What is one file each. */
function wholeMapFiles(model: Model, words: FileWords): readonly PublishedFile[] {
  const { version } = model;
  const related = placesOfRelated(model.atlas.papers);
  const columns = fieldColumns(model, words.citationLabels);
  return [
    ...comparedFiles(model),
    { path: `data/${version}/related.bin`, bytes: new Uint8Array(relatedRows(related).buffer) },
    ...(columns.length === 0
      ? []
      : [{ path: `data/${version}/fields.json`, bytes: jsonBytes(columns) }]),
  ];
}

/** `phrases.json` and `authorships.json`: what sets selections apart. */
export function comparedFiles(
  model: Pick<Model, 'version' | 'papers' | 'people'> & {
    readonly atlas: Pick<Atlas, 'commonPhrases'>;
  },
): readonly PublishedFile[] {
  const { version, atlas, papers } = model;
  return [
    phrasesFile(version, atlas.commonPhrases, papers.length),
    authorshipsFile(version, namesOfSeveral(model), papers.length),
  ];
}

type Phrases = Parameters<typeof phraseFile>[0];

/** `phrases.json`: phrases with their papers, by places among `paperCount`. */
export function phrasesFile(version: string, phrases: Phrases, paperCount: number): PublishedFile {
  return {
    path: `data/${version}/phrases.json`,
    bytes: jsonBytes(phraseFile(phrases, paperCount)),
  };
}

/** `authorships.json`, in the manner of phrases: names that stand on several papers, those on most first. */
export function authorshipsFile(
  version: string,
  names: Phrases,
  paperCount: number,
): PublishedFile {
  return {
    path: `data/${version}/authorships.json`,
    bytes: jsonBytes(phraseFile(names.slice(0, MAX_NAMES), paperCount)),
  };
}

/** For each paper the places of its related papers in the order of slugs. */
function placesOfRelated(papers: readonly AtlasPaper[]): readonly (readonly number[])[] {
  const places = new Map(papers.map(({ slug }, i) => [slug, i]));
  return papers.map(({ related }) => related.flatMap(({ slug }) => places.get(slug) ?? []));
}

/** More names would weigh more than they tell: those of most papers come first. */
export const MAX_NAMES = 20_000;

function byPrintedName(papers: readonly PaperWithoutTexts[]) {
  const byName = new Map<string, number[]>();
  for (const [i, { authors }] of papers.entries()) {
    for (const name of new Set(authors)) {
      const own = byName.get(name);
      if (own === undefined) byName.set(name, [i]);
      else own.push(i);
    }
  }
  return [...byName].map(([text, own]) => ({ text, papers: own }));
}

/** Who wrote two papers or more: for what sets selections apart. */
function namesOfSeveral({ papers, people }: Pick<Model, 'papers' | 'people'>): Phrases {
  const all =
    people?.authors.map(({ name, papers: own }) => ({ text: name, papers: own })) ??
    byPrintedName(papers);
  return all
    .filter(({ papers: own }) => own.length > 1)
    .sort((a, b) => b.papers.length - a.papers.length || (a.text < b.text ? -1 : 1));
}

function largeMapFiles(
  { version, papers, atlas, drawing }: Model,
  { firstAuthor }: FileWords,
): readonly PublishedFile[] {
  const points = chartPoints(papers, atlas, drawing.names.titlePlaces);
  const titles = [...points.number].map((number) => titleRow(papers[number]!, firstAuthor));
  return [
    ...pointsFiles(version, points),
    namesFile({ version, atlas, drawing }),
    ...filesOf(titles, TITLES_PAPERS, `data/${version}/titles`),
  ];
}

/** What the map shows of a paper in the file of its title. */
export function titleRow(
  { slug, titlePlain, authors }: PaperWithoutTexts,
  firstAuthor: FileWords['firstAuthor'],
): TitleRow {
  return [slug, titlePlain, firstAuthor(authors)];
}

/** The names that wait for zoom. */
export function namesFile({
  version,
  atlas,
  drawing,
}: Pick<Model, 'version' | 'drawing'> & { readonly atlas: Pick<Atlas, 'topics'> }): PublishedFile {
  return {
    path: `data/${version}/names.json`,
    bytes: jsonBytes(laterNames(drawing.names.labels, atlas)),
  };
}

/** The papers of a large map as columns. */
export function pointsFiles(version: string, columns: Points): readonly PublishedFile[] {
  return Object.entries(encodePoints(columns, deflateSync)).map(([name, bytes]) => ({
    path: `data/${version}/${name}.bin`,
    bytes,
  }));
}

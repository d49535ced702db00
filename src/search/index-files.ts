import type { TextPair } from '../atlas/embed/counted-terms.ts';
import { type CorpusWords, corpusWords, splitterBy } from '../atlas/language/corpus-compounds.ts';
import { foreignLanguageOf } from '../atlas/language/text-language.ts';
import type { Atlas, AtlasPaper } from '../atlas/types.ts';
import type { CitationLinks } from '../corpus/citing/citation-links.ts';
import type { Paper, SiteSettings } from '../corpus/paper.ts';
import { republished } from '../corpus/republished.ts';
import { SIMPLIFIED_OF } from '../words/chinese-variants.ts';
import { deflateAnew } from '../words/deflate.ts';
import { type Language, wordForms } from '../words/languages.ts';
import { wordsOf } from '../words/words.ts';
import { findAcronyms } from './acronyms.ts';
import { givenLanguages } from './cards-file.ts';
import { dividedIndex } from './divided-index.ts';
import { foldText } from './folding.ts';
import { hashText, identifiersOf } from './identifier-hashes.ts';
import { packLinks } from './links-file.ts';
import { openMeaning } from './meaning-file.ts';
import type { MeaningParts } from './meaning-parts.ts';
import { packTexts } from './pack-texts.ts';
import type { IndexedPaper } from './term-postings.ts';
import { isDivided, papersPerText } from './text-files.ts';
import { topTerms } from './top-terms.ts';
import { indexWords, packWordsIndex, type WholeIndex } from './words-file.ts';
import type { IndexColumns, IndexHead } from './words-index.ts';

/** A paper as search reads it: by its texts as readers see them. */
export type SearchedPaper = Omit<Paper, 'title' | 'abstract'>;

interface Model {
  readonly version: string;
  readonly papers: readonly SearchedPaper[];
  readonly atlas: Pick<Atlas, 'topics'> & {
    /** What papers are read as; English without it. */
    readonly origin?: Pick<Atlas['origin'], 'language'>;
    readonly papers: readonly Pick<AtlasPaper, 'topic'>[];
  };
  readonly site: Pick<SiteSettings, 'abstracts'>;
  /** That of the pages: titles in others are told. Without it none is. */
  readonly pageLanguage?: string;
  /** Who cites whom; nothing without it. */
  readonly links?: CitationLinks | null;
  /** Papers: ids that their records have beside their fields, `pmid:30689646`; empty or none where no record has any. */
  readonly recordIds?: readonly (readonly string[])[];
  /** Where former ids of topics lead; none without it. */
  readonly redirects?: readonly { readonly from: string; readonly to: string }[];
}

interface SearchFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** What fewer have is rare, whatever it says. */
const MIN_SMALL_SHARE = 0.02;
/** Of more papers than this only the most telling words of abstracts are indexed: 20,000 whole ones are 4 MB. */
const MAX_WHOLE = 20_000;

/**
 * The files that search reads. Below `data/<version>/search/`: `words.bin` (titles and the index of words),
 * `meaning.bin` (papers' vectors), `near-words.bin` (words of the corpus with theirs), `links.bin` (who cites whom, where
 * it is known), `texts/<n>.bin` (abstracts for snippets, phrases and the map's panels). Below `data/words-<hash>/`: the word model in pieces,
 * the same for every map that stands by it. Divided, the index lies in parts (`divided-index.ts`).
 */
export function searchFiles(
  model: Model,
  parts: MeaningParts,
  inParts = isDivided(model.papers.length),
  deflate = deflateAnew,
): readonly SearchFile[] {
  const { version, papers, site, links } = model;
  const folder = `data/${version}/search`;
  const texts = papers.map(({ abstractPlain }) => republished(abstractPlain, site.abstracts));
  const { head, compounds } = searchFrame(model, papers.length);
  const columns = columnsOf(model, { ...head, wordModel: parts.words?.place ?? null });
  const abstracts = papers.map(({ abstractPlain }) => abstractPlain);
  const indexed = columns.topTermsOnly ? topTerms(abstracts) : abstracts;
  const index = indexWords(
    papers.map((paper, i) => toIndexed(paper, indexed[i]!)),
    columns,
    splitterBy(compounds),
  );
  const files: SearchFile[] = [
    ...(inParts ? divided(index, parts, folder) : undivided(index, parts, folder)),
    ...(links == null ? [] : [{ path: `${folder}/links.bin`, bytes: packLinks(links.cites) }]),
  ];
  files.push(...packTexts(texts, columns.papersPerText, folder, 0, deflate));
  return files;
}

/** What an index says of a map, and by what it splits the words of its papers, whichever of these are read. */
export interface SearchFrame {
  readonly head: IndexHead;
  /** Null where words are not written together. */
  readonly compounds: CorpusWords | null;
}

/** The frame of the index of `paperCount` papers, as those of the model tell of their language. */
export function searchFrame(model: Model, paperCount: number): SearchFrame {
  const { version, papers, atlas, site, links, redirects = [] } = model;
  const language = atlas.origin?.language ?? 'en';
  const head: IndexHead = {
    version,
    topics: atlas.topics.map(({ id, name }) => {
      const was = redirects
        .filter(({ to }) => to === `topics/${id}`)
        .flatMap(({ from }) => /^topics\/([a-z0-9-]+)$/.exec(from)?.[1] ?? []);
      return was.length > 0 ? { id, name, was } : { id, name };
    }),
    topTermsOnly: paperCount > MAX_WHOLE,
    papersPerText: site.abstracts === 'none' ? 0 : papersPerText(paperCount),
    ...(links == null ? {} : { hasLinks: true as const }),
    wordModel: null,
    ...(language === 'en' ? {} : { language, smallWords: smallWordsOf(papers, language) }),
    ...(language === 'zh' ? { variants: SIMPLIFIED_OF } : {}),
  };
  return { head, compounds: corpusWords(foldedTexts(papers), language) };
}

/** The papers' texts as both sides read them, made as they are asked for: where words are not split nobody asks. */
function* foldedTexts(papers: readonly SearchedPaper[]): Generator<TextPair> {
  for (const { titlePlain, abstractPlain } of papers)
    yield { title: foldText(titlePlain), abstract: foldText(abstractPlain) };
}

/** Words of the papers that say nothing in their language; those that hardly any has weigh next to nothing in the index. */
function smallWordsOf(papers: readonly SearchedPaper[], language: Language): readonly string[] {
  const { isStopWord } = wordForms(language);
  const papersWith = new Map<string, number>();
  for (const { title, abstract } of foldedTexts(papers))
    for (const word of new Set(wordsOf(`${title}\n${abstract}`)))
      papersWith.set(word, (papersWith.get(word) ?? 0) + 1);
  return [...papersWith]
    .filter(([word, count]) => count >= MIN_SMALL_SHARE * papers.length && isStopWord(word))
    .map(([word]) => word)
    .sort();
}

function undivided(
  index: WholeIndex,
  { meaning, nearWords, words }: MeaningParts,
  folder: string,
): readonly SearchFile[] {
  return [
    { path: `${folder}/words.bin`, bytes: packWordsIndex(index) },
    { path: `${folder}/meaning.bin`, bytes: meaning },
    ...(nearWords === null ? [] : [{ path: `${folder}/near-words.bin`, bytes: nearWords }]),
    ...(words?.files ?? []).map(({ name, bytes }) => ({
      path: `data/${words!.place.folder}/${name}`,
      bytes,
    })),
  ];
}

function divided(
  index: WholeIndex,
  { meaning, model }: MeaningParts,
  folder: string,
): readonly SearchFile[] {
  return dividedIndex(index, openMeaning(meaning), model).map(({ name, bytes }) => ({
    path: `${folder}/${name}`,
    bytes,
  }));
}

/** A paper as the index of words reads it, of its abstract what is to be found. */
export function toIndexed(paper: SearchedPaper, abstract: string): IndexedPaper {
  const { authors, venue, year, keywords } = paper;
  return {
    title: paper.titlePlain,
    abstract,
    other: [...authors, venue ?? '', year ?? '', ...keywords].join(' '),
  };
}

/** Pairs of an identifier's hash and its paper, sorted by hash. */
function hashedIdentifiers({ papers, recordIds }: Model): readonly number[] {
  return papers
    .flatMap((paper, i) =>
      identifiersOf(paper, recordIds?.[i]).map((id) => [hashText(id), i] as const),
    )
    .sort(([a, i], [b, j]) => a - b || i - j)
    .flat();
}

function columnsOf(model: Model, head: IndexHead): IndexColumns {
  const { papers, atlas, pageLanguage } = model;
  const topicIndex = new Map(atlas.topics.map(({ id }, i) => [id, i]));
  const column = <Value>(
    pick: (paper: SearchedPaper) => Value,
    isGiven: (value: Value) => boolean,
  ) => {
    const values = papers.map(pick);
    return values.some(isGiven) ? values : [];
  };
  return {
    slugs: papers.map(({ slug }) => slug),
    titles: papers.map(({ titlePlain }) => titlePlain),
    identifiers: hashedIdentifiers(model),
    topicOf: atlas.papers.map(({ topic }) => topicIndex.get(topic)!),
    years: column(
      ({ year }) => year,
      (year) => year !== null,
    ),
    venues: column(
      ({ venue }) => venue,
      (venue) => venue !== null,
    ),
    authors: column(
      ({ authors }) => authors.join(', '),
      (authors) => authors !== '',
    ),
    ...givenLanguages(
      pageLanguage === undefined
        ? []
        : papers.map((paper) => foreignLanguageOf(paper, pageLanguage) ?? null),
    ),
    acronyms: findAcronyms(papers.map(({ abstractPlain }) => abstractPlain)),
    ...head,
  };
}

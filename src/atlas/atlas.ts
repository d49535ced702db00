import type { OwnerVectors } from '../corpus/project/read-owner-vectors.ts';
import type { CompoundSplitter } from '../words/compound-parts.ts';
import type { Language } from '../words/languages.ts';
import { assembleAtlas } from './assemble.ts';
import { NO_ATLAS, type StoredAtlas } from './atlas-files.ts';
import type { AtlasWorkings } from './atlas-model.ts';
import { type EmbeddedPapers, type Embedding, embedVectors, withEmbed } from './embed/embed.ts';
import {
  makeTfidf,
  type SparseRows,
  stemReader,
  type TextPair,
  type Tfidf,
} from './embed/tfidf.ts';
import type { VectorsBefore } from './embed/vectors-before.ts';
import { type CorpusWords, corpusWords, splitterBy } from './language/corpus-compounds.ts';
import { type CorpusLanguages, detectLanguages } from './language/detect.ts';
import { neighboursWanted } from './layout/layout.ts';
import { type FoundNeighbours, findNeighbours } from './neighbours/find-neighbours.ts';
import type { Neighbours } from './neighbours/neighbour-lists.ts';
import { AT_ONCE, type BeginStage, type StageOutput } from './number-stages.ts';
import type { OnStep } from './on-step.ts';
import { topPhrases } from './phrases/characteristic-phrases.ts';
import { commonPhrases } from './phrases/common-phrases.ts';
import { withInformativeness } from './phrases/informativeness.ts';
import { keptWords } from './phrases/kept-words.ts';
import { collectPhrases, type PhraseIndex } from './phrases/phrase-index.ts';
import { phraseLabels } from './phrases/phrase-labels.ts';
import { explainer } from './related/explain.ts';
import { type ExplainedPapers, keptWhys } from './related/kept-whys.ts';
import { inSharedMemory } from './shared-memory.ts';
import { bytesOf, inputOf, NO_CACHE, type StageCache } from './stage-cache.ts';
import { type ChartedSubtopic, chartSubtopics } from './subtopics/chart-subtopics.ts';
import { type Teachers, teachersOf } from './teachers.ts';
import { digestOfText, placesBefore } from './text-digests.ts';
import { attributionOf } from './topics/attribution.ts';
import { decideTopics } from './topics/decide-topics.ts';
import { learnedTerms, type TopicTerms, topicTerms } from './topics/topic-terms.ts';
import type { Atlas, AtlasCorpus, MapOrigin } from './types.ts';

export interface AtlasOptions {
  /** Start over: nothing stays where it was. */
  readonly fresh: boolean;
  /** Told of each stage as it begins and moves on, in papers; `total` is null where that isn't known. */
  readonly onStage: (stage: string, done: number, total: number | null) => void;
  /** What earlier runs made; nothing by default. */
  readonly cache?: StageCache;
  /** Where stages on numbers alone go on; here and at once by default. */
  readonly begin?: BeginStage;
  /** Of more papers than this, so many teach all others. */
  readonly mostTeachers?: number;
}

/** Phrases shown for a topic. */
const TOPIC_PHRASES = 10;
/** Phrases of fewer papers name nothing; in large corpora the bar rises so that their number stays readable. */
const leastPapers = (n: number): number => Math.max(2, Math.round(n / 2000));

/** An atlas, what keeps it still, and what it was made by. */
export interface ChartedCorpus {
  readonly atlas: Atlas;
  readonly stored: StoredAtlas;
  readonly embedding: Embedding;
  readonly workings: AtlasWorkings;
}

/**
 * Text → vectors → neighbours → layout → topics → subtopics → related papers. Pure: the same corpus and stored atlas
 * give the same atlas. Papers with a stored position keep it; the layout depends on texts alone, never on topics.
 */
export function makeAtlas(
  corpus: AtlasCorpus,
  stored: StoredAtlas,
  options: AtlasOptions,
): ChartedCorpus {
  const { papers } = corpus;
  const slugs = papers.map(({ slug }) => slug);
  const { fresh, onStage, mostTeachers } = options;
  const teachers = teachersOf(slugs, mostTeachers);
  const before = fresh ? { ...NO_ATLAS, former: stored } : stored;
  const read = readTexts(papers, teachers);
  const { texts } = read;
  const placed = placePapers(corpus, read, teachers, stored, options);
  const { languages, words, split, embedding, neighbours, laidOut } = placed;
  const { main: language } = languages;

  onStage('Collecting phrases', 0, null);
  const terms = withSharedRows(topicTerms(texts, language, teachers, split));
  const findRelated = beginRelated(placed, terms, teachers, options);
  const index = phrasesOf(read, placed, options);
  onStage('Finding topics', 0, null);
  const learned = learnedTerms(terms);
  const known = { texts, embedding, neighbours, index, terms: learned, cache: options.cache };
  const decided = decideTopics(corpus, known, before);
  const { topics, topicOf } = decided;
  // Waited for before the next long stage: a run that is killed there keeps its layout.
  const { xy, fidelity } = laidOut();

  onStage('Naming subtopics', 0, null);
  const subtopics = chartSubtopics(
    topics,
    { slugs, topicOf, embedding, index, neighbours },
    before,
  );
  const labels = phraseLabels(index, topicOf, topics, xy, subtopics);

  onStage('Finding related papers', 0, null);
  const explained = { ...read, topicOf, assignment: decided.assignment, terms: learned, embedding };
  // Long to find, too: told apart while another thread may still be at the related papers.
  const { reasons, whys } = explain({ ...explained, language, words }, index, split, options);
  const related = findRelated();

  return {
    embedding,
    atlas: assembleAtlas({
      papers,
      ...decided,
      probabilities: decided.assignment.probabilities,
      subtopics,
      phrases: phrasesOfTopics(index, topicOf, topics.length),
      labels,
      commonPhrases: commonPhrases(index, papers.length),
      xy,
      related,
      fidelity,
      origin: originOf(corpus, placed),
      whys,
      reasons,
      cites: corpus.cites ?? null,
    }),
    stored: { ...keptStill(papers, xy, subtopics), topics: decided.stored },
    workings: {
      ...{ slugs, texts, language, words, embedding, neighbours, xy },
      ...{ terms, decided, index, subtopics },
    },
  };
}

/** Texts, and what stands for each, by which much is kept text by text; null where all papers teach, and each is moved by all. */
interface ReadTexts {
  readonly texts: readonly TextPair[];
  readonly digests: readonly string[] | null;
}

function readTexts(papers: AtlasCorpus['papers'], teachers: Teachers): ReadTexts {
  const texts = papers.map(({ titlePlain, abstractPlain }) => ({
    title: titlePlain,
    abstract: abstractPlain,
  }));
  return { texts, digests: teachers === null ? null : texts.map(digestOfText) };
}

/** The phrases of the texts, weighed by how surely they tell something. */
function phrasesOf(
  { texts, digests }: ReadTexts,
  { languages: { main: language }, split, embedding }: Placed,
  { cache = NO_CACHE }: AtlasOptions,
): PhraseIndex {
  // Of a small corpus the words are read sooner than they are kept.
  const words = digests === null ? undefined : keptWords(texts, digests, language, cache);
  const found = collectPhrases(texts, leastPapers(texts.length), language, split, words);
  return withInformativeness(found, embedding);
}

/** Why papers have their topics, and what tells what they share. */
function explain(
  explained: Omit<ExplainedPapers, 'digests'> & Pick<ReadTexts, 'digests'>,
  index: PhraseIndex,
  split: CompoundSplitter,
  { cache = NO_CACHE }: AtlasOptions,
) {
  const { assignment, texts, digests, terms, embedding, language, topicOf } = explained;
  const attribution = attributionOf(assignment, texts, terms, embedding, language);
  const reasons = explainer(index, attribution, texts.length, language, split);
  // Where all papers teach, a change in one is felt by the reasons of all.
  const whys =
    digests === null
      ? Array.from(topicOf, (topic, i) => reasons.why(i, topic))
      : keptWhys({ ...explained, digests }, reasons, cache);
  return { reasons, whys };
}

/** Begins to look for related papers; what comes back waits for them. */
function beginRelated(
  { embedding: { vectors, dimensions }, neighbours }: Placed,
  { rowStarts, columns, values, rowCount, columnCount }: SparseRows,
  teachers: Teachers,
  { onStage, cache = NO_CACHE, begin = AT_ONCE }: AtlasOptions,
): () => StageOutput<'related'> {
  const compared = [vectors, neighbours.indices, rowStarts, columns, values, teachers].map(bytesOf);
  const terms = { rowStarts, columns, values, rowCount, columnCount };
  return cache.getOrBegin('related', compared, () =>
    begin('related', { vectors, dimensions, neighbours, terms, teachers }, (done, total) =>
      onStage('Finding related papers', done, total),
    ),
  );
}

/** Terms whose rows another thread reads too. */
function withSharedRows(terms: TopicTerms): TopicTerms {
  const [rowStarts, columns] = [inSharedMemory(terms.rowStarts), inSharedMemory(terms.columns)];
  return { ...terms, rowStarts, columns, values: inSharedMemory(terms.values) };
}

/** Papers as vectors, with their neighbours and their places. */
interface Placed {
  readonly languages: CorpusLanguages;
  /** Of which others are made; null where none are. */
  readonly words: CorpusWords | null;
  /** What words of the corpus are made of. */
  readonly split: CompoundSplitter;
  readonly embedding: Embedding;
  readonly neighbours: Neighbours;
  /** Waits for the layout. */
  readonly laidOut: () => StageOutput<'layout'>;
}

function placePapers(
  { papers, ownerVectors = null }: AtlasCorpus,
  read: ReadTexts,
  teachers: Teachers,
  stored: StoredAtlas,
  { fresh, onStage, cache = NO_CACHE, begin = AT_ONCE }: AtlasOptions,
): Placed {
  onStage('Turning text into vectors', 0, null);
  const { texts } = read;
  const heard = teachers === null ? texts : Array.from(teachers, (paper) => texts[paper]!);
  const languages = detectLanguages(heard.map(({ abstract, title }) => abstract || title));
  const words = corpusWords(heard, languages.main);
  const split = splitterBy(words);
  const embedded = embedCorpus(read, teachers, languages.main, split, ownerVectors, cache);
  const { embedding, steady } = embedded;
  const { vectors, dimensions } = embedding;

  onStage('Finding neighbours', 0, null);
  const slugs = papers.map(({ slug }) => slug);
  const sought = { slugs, vectors, dimensions, steady, teachers };
  const { k, indices, cosines } = cache.getOrMend<FoundNeighbours>(
    'neighbours',
    [bytesOf(vectors), bytesOf(teachers)],
    (last) =>
      findNeighbours(
        sought,
        neighboursWanted(papers.length),
        last,
        inPapers(papers.length, 'Finding neighbours', onStage),
      ),
  ).neighbours;
  const neighbours = { k, indices: inSharedMemory(indices), cosines: inSharedMemory(cosines) };

  onStage('Laying out the map', 0, null);
  const places = placesOf(papers, stored);
  const inputs = [bytesOf(vectors), bytesOf(places), inputOf(fresh)];
  const laidOut = cache.getOrBegin('layout', inputs, () =>
    begin(
      'layout',
      { vectors, dimensions, neighbours, places, fresh },
      inPapers(papers.length, 'Laying out the map', onStage),
    ),
  );
  return { languages, words, split, embedding, neighbours, laidOut };
}

/** Tells of steps that all papers go through as of papers done. */
function inPapers(papers: number, stage: string, onStage: AtlasOptions['onStage']): OnStep {
  return (done, total) => onStage(stage, Math.floor((papers * done) / total), papers);
}

function originOf(
  { topics, outside = true }: AtlasCorpus,
  { languages, embedding: { embedder } }: Placed,
): MapOrigin {
  const { main: language, otherLanguages } = languages;
  return { embedder, language, otherLanguages, topicsFound: topics === null, outside };
}

function embedCorpus(
  { texts, digests }: ReadTexts,
  teachers: Teachers,
  language: Language,
  split: CompoundSplitter,
  ownerVectors: OwnerVectors | null,
  cache: StageCache,
): { readonly embedding: Embedding; readonly steady: Float32Array } {
  const source = [
    ...(digests ?? texts.flatMap(({ title, abstract }) => [title, abstract])),
    bytesOf(ownerVectors?.vectors ?? null),
    bytesOf(teachers),
  ];
  let made: Tfidf | null = null;
  // Long to make and large: where words alone do, nobody asks for it.
  const tfidf = () => {
    made ??= makeTfidf(texts, stemReader(language, split), teachers);
    return made;
  };
  const { made: kept } = cache.getOrMend<KeptVectors>('vectors', source, (last) => {
    const before = digests === null ? null : vectorsBefore(last, digests);
    return {
      digests: digests ?? [],
      made: embedVectors(texts, tfidf, ownerVectors, language, teachers, before),
    };
  });
  const { steady, ...embedded } = kept;
  const vectors = inSharedMemory(embedded.vectors);
  const embedding = withEmbed({ ...embedded, vectors, teachers }, tfidf, language, split);
  return { embedding, steady: steady ?? vectors };
}

/** Vectors, and the texts they are of; of no text where all papers teach, and each is moved by all. */
interface KeptVectors {
  readonly digests: readonly string[];
  readonly made: EmbeddedPapers;
}

/** What an earlier run knows of papers now; null where it knows nothing that stays. */
function vectorsBefore(last: KeptVectors | null, digests: readonly string[]): VectorsBefore | null {
  if (last === null) return null;
  const { vectors, steady, words } = last.made;
  if (steady === undefined || words === null) return null;
  return { vectors, steady, words, places: placesBefore(last.digests, digests) };
}

/** Phrases of each topic, `outside` last. */
function phrasesOfTopics(
  index: PhraseIndex,
  topicOf: Int32Array,
  topicCount: number,
): readonly (readonly string[])[] {
  return Array.from({ length: topicCount + 1 }, (_, t) => {
    const marks = Uint8Array.from(topicOf, (own) => (own === t ? 1 : 0));
    return topPhrases(index, marks, 2, TOPIC_PHRASES);
  });
}

/** Positions and subtopics as they are stored. */
function keptStill(
  papers: AtlasCorpus['papers'],
  xy: Float64Array,
  subtopics: readonly ChartedSubtopic[],
): Omit<StoredAtlas, 'topics'> {
  return {
    positions: papers.map(({ slug }, i) => ({ slug, x: xy[2 * i]!, y: xy[2 * i + 1]! })),
    subtopics: subtopics
      .map(({ id, topic, within, name, members }) => ({
        id,
        topic,
        ...(within !== null && { within }),
        name,
        papers: members.map((member) => papers[member]!.slug),
      }))
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
  };
}

/** Stored places in the order of papers, n × 2, −1 where there is none; null where no paper has one. */
function placesOf(papers: AtlasCorpus['papers'], { positions }: StoredAtlas): Float64Array | null {
  const places = new Map(positions.map((position) => [position.slug, position]));
  const xy = new Float64Array(papers.length * 2).fill(-1);
  let known = 0;
  for (const [i, { slug }] of papers.entries()) {
    const place = places.get(slug);
    if (place === undefined) continue;
    xy[2 * i] = place.x;
    xy[2 * i + 1] = place.y;
    known++;
  }
  return known === 0 ? null : xy;
}

import type { BroughtVectors } from '../corpus/brought-vectors.ts';
import type { NamedTopic, Paper } from '../corpus/paper.ts';
import { assembleAtlas } from './assemble.ts';
import { type Embedding, embedVectors, withEmbed } from './embed/embed.ts';
import { makeTfidf } from './embed/tfidf.ts';
import { mapFidelity } from './layout/fidelity.ts';
import { layOut, neighboursWanted } from './layout/layout.ts';
import { nearestNeighbours } from './neighbours/knn.ts';
import { topPhrases } from './phrases/characteristic-phrases.ts';
import { commonPhrases } from './phrases/common-phrases.ts';
import { collectPhrases } from './phrases/phrase-index.ts';
import { phraseLabels } from './phrases/phrase-labels.ts';
import { explainer } from './related/explain.ts';
import { relatedPapers } from './related/related.ts';
import { sharedWords } from './related/shared-words.ts';
import { bytesOf, inputOf, NO_CACHE, type StageCache } from './stage-cache.ts';
import { NO_ATLAS, type StoredAtlas } from './store.ts';
import { chartSubtopics } from './subtopics/chart-subtopics.ts';
import { assignTopics } from './topics/assign.ts';
import { attributionOf } from './topics/attribution.ts';
import { asFoundTopic, findTopics } from './topics/found-topics.ts';
import { topicTerms } from './topics/topic-terms.ts';
import type { Atlas } from './types.ts';

export interface AtlasOptions {
  /** Start over: nothing stays where it was. */
  readonly fresh: boolean;
  /** Told of each stage as it begins. */
  readonly onStage: (stage: string, done: number, total: number | null) => void;
  /** What earlier runs made; nothing by default. */
  readonly cache?: StageCache;
}

/** What the atlas is made of: nothing else of a paper moves it. */
interface Corpus {
  /** Sorted by slug. */
  readonly papers: readonly Pick<Paper, 'slug' | 'titlePlain' | 'abstractPlain' | 'pin'>[];
  /** null: found in the data. */
  readonly topics: readonly NamedTopic[] | null;
  /** null: vectors are made from the texts. */
  readonly ownerVectors?: BroughtVectors | null;
}

/** Phrases shown for a topic. */
const TOPIC_PHRASES = 10;
/** Phrases of fewer papers name nothing; in large corpora the bar rises so that their number stays readable. */
const leastPapers = (n: number): number => Math.max(2, Math.round(n / 2000));

/**
 * Text → vectors → layout → topics → subtopics → neighbours. Pure: the same corpus and stored atlas give the same
 * atlas. Papers with a stored position keep it; the layout depends on texts alone, never on topics.
 */
export function makeAtlas(
  corpus: Corpus,
  stored: StoredAtlas,
  { fresh, onStage, cache = NO_CACHE }: AtlasOptions,
): { readonly atlas: Atlas; readonly stored: StoredAtlas; readonly embedding: Embedding } {
  const { papers } = corpus;
  const before = fresh ? NO_ATLAS : stored;
  const texts = papers.map(({ titlePlain, abstractPlain }) => ({
    title: titlePlain,
    abstract: abstractPlain,
  }));

  onStage('Turning text into vectors', 0, null);
  const { ownerVectors = null } = corpus;
  const source = [inputOf(texts), bytesOf(ownerVectors?.vectors ?? null)];
  const { tfidf, embedded } = cache.keep('vectors', source, () => {
    const stems = makeTfidf(texts);
    return { tfidf: stems, embedded: embedVectors(texts, stems, ownerVectors) };
  });
  const embedding = withEmbed(embedded, tfidf);
  const { vectors, dimensions } = embedding;

  onStage('Finding neighbours', 0, null);
  const neighbours = cache.keep('neighbours', [bytesOf(vectors)], () =>
    nearestNeighbours(vectors, dimensions, neighboursWanted(papers.length)),
  );

  onStage('Laying out the map', 0, null);
  const places = placesOf(papers, stored);
  const xy = cache.keep('layout', [bytesOf(vectors), bytesOf(places), inputOf(fresh)], () =>
    layOut(vectors, dimensions, neighbours, places, fresh),
  );

  onStage('Finding topics', 0, null);
  const index = collectPhrases(texts, leastPapers(papers.length));
  const topics =
    corpus.topics ?? (before.topics.length > 0 ? before.topics : findTopics(embedding, index));
  const pins = Int32Array.from(papers, ({ pin }) => pinIndex(pin, topics));
  const terms = topicTerms(texts);
  const assignment = assignTopics(texts, topics, embedding, terms, pins);
  const { probabilities } = assignment;
  const topicOf = mostProbable(probabilities, papers.length, topics.length + 1);

  onStage('Naming subtopics', 0, null);
  const slugs = papers.map(({ slug }) => slug);
  const subtopics = chartSubtopics(topics, { slugs, topicOf, embedding, index }, before);
  const phrases = [...topics.keys(), topics.length].map((t) => {
    const marks = Uint8Array.from(topicOf, (own) => (own === t ? 1 : 0));
    return topPhrases(index, marks, 2, TOPIC_PHRASES);
  });
  const taken = subtopics.map(({ name }) => name);
  const labels = phraseLabels(index, topicOf, topics, xy, taken);

  onStage('Finding related papers', 0, null);
  const { rowStarts, columns, values } = terms;
  const compared = [vectors, neighbours.indices, rowStarts, columns, values, xy].map(bytesOf);
  const { related, fidelity } = cache.keep('related', compared, () => ({
    related: relatedPapers(vectors, dimensions, terms, neighbours),
    fidelity: mapFidelity(vectors, dimensions, xy, neighbours),
  }));
  const attribution = attributionOf(assignment, texts, terms, embedding);
  const reasons = explainer(index, attribution, papers.length);

  return {
    embedding,
    atlas: assembleAtlas({
      papers,
      topics: corpus.topics === null ? topics.map(asFoundTopic) : topics,
      pins,
      probabilities,
      topicOf,
      subtopics,
      phrases,
      labels,
      commonPhrases: commonPhrases(index, papers.length),
      xy,
      related,
      fidelity,
      reasons,
      sharedWords: sharedWords(texts, tfidf),
    }),
    stored: {
      positions: papers.map(({ slug }, i) => ({ slug, x: xy[2 * i]!, y: xy[2 * i + 1]! })),
      subtopics: subtopics
        .map(({ id, topic, name, members }) => ({
          id,
          topic,
          name,
          papers: members.map((member) => slugs[member]!),
        }))
        .sort((a, b) => (a.id < b.id ? -1 : 1)),
      topics:
        corpus.topics === null
          ? topics.map((topic) => ({ ...topic, phrases: [...topic.phrases] }))
          : [],
    },
  };
}

/** Stored places in the order of papers, n × 2, −1 where there is none; null where no paper has one. */
function placesOf(papers: Corpus['papers'], { positions }: StoredAtlas): Float64Array | null {
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

function pinIndex(pin: string | null, topics: readonly NamedTopic[]): number {
  if (pin === null) return -1;
  return pin === 'outside' ? topics.length : topics.findIndex(({ id }) => id === pin);
}

function mostProbable(probabilities: Float64Array, n: number, classes: number): Int32Array {
  return Int32Array.from({ length: n }, (_, i) => {
    let best = 0;
    for (let c = 1; c < classes; c++)
      if (probabilities[i * classes + c]! > probabilities[i * classes + best]!) best = c;
    return best;
  });
}

import { embedPapers } from '../../src/atlas/embed/embed.ts';
import { makeTfidf } from '../../src/atlas/embed/tfidf.ts';
import { dotRows } from '../../src/atlas/embed/vector-rows.ts';
import { IN_TITLE, mentionFinder } from '../../src/atlas/phrases/mentions.ts';
import { canonicalNames } from '../../src/atlas/phrases/name-relations.ts';
import { collectPhrases } from '../../src/atlas/phrases/phrase-index.ts';
import { NAME_FIT_WEIGHTS, titleRate } from '../../src/atlas/subtopics/name-fit.ts';
import { conferencePapers } from '../measure/conference.ts';
import { fitLogistic } from '../measure/logistic.ts';

/** Abstracts whose titles are hidden; more change the second digit no more. */
const PAPERS = 4000;
/** Names that fewer titles have say little, those that more papers have are no names. */
const MIN_TITLES = 3;
const MAX_SHARE = 0.1;

/**
 * Fits anew the weights by which a name holds for a paper: log-odds that a hidden title names what its abstract speaks
 * of, from how much the abstract speaks of it, how often titles name it where abstracts do, and the cosine of both.
 * Beside them the weights in use.
 */
export async function run(): Promise<void> {
  const papers = conferencePapers(PAPERS);
  const index = collectPhrases(papers, MIN_TITLES);
  const hidden = papers.map(({ abstract }) => ({ title: '', abstract }));
  const inAbstract = mentionFinder(collectPhrases(hidden, MIN_TITLES).tokens);
  const inText = mentionFinder(index.tokens);
  const { vectors, dimensions, embed } = embedPapers(papers, makeTfidf(papers));
  const names = canonicalNames(index).filter(
    (one) => one.titles.length >= MIN_TITLES && one.papers.length <= MAX_SHARE * papers.length,
  );
  const nameVectors = embed(names.map(({ printed }) => printed));
  const rows: number[][] = [];
  const titled: boolean[] = [];
  for (const [n, { families }] of names.entries()) {
    const whole = inText(families);
    const naming = new Set(whole.papers.filter((_, p) => whole.strengths[p]! >= IN_TITLE));
    const rate = titleRate(whole);
    const spoken = inAbstract(families);
    for (const [p, paper] of spoken.papers.entries()) {
      const cosine = dotRows(vectors, paper, nameVectors, n, dimensions);
      rows.push([1, spoken.strengths[p]!, Math.log(rate / (1 - rate)), cosine]);
      titled.push(naming.has(paper));
    }
  }
  const fitted = fitLogistic(rows, titled);
  const { UNSAID, SPOKEN_OF, STRENGTH, TITLE_RATE, COSINE } = NAME_FIT_WEIGHTS;
  console.log(`${rows.length} abstracts that speak of a name, of ${papers.length} papers`);
  const inUse = {
    'spoken of': UNSAID + SPOKEN_OF,
    strength: STRENGTH,
    'title rate': TITLE_RATE,
    cosine: COSINE,
  };
  for (const [i, [name, weight]] of Object.entries(inUse).entries())
    console.log(`  ${name}: fitted ${fitted[i]!.toFixed(2)}, in use ${weight.toFixed(2)}`);
}

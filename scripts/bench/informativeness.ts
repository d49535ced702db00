import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { embedPapers } from '../../src/atlas/embed/embed.ts';
import { makeTfidf, type TextPair } from '../../src/atlas/embed/tfidf.ts';
import {
  INFORMATIVENESS_WEIGHTS,
  logOdds,
  type Witnesses,
  witnessFinder,
} from '../../src/atlas/phrases/informativeness.ts';
import { collectPhrases } from '../../src/atlas/phrases/phrase-index.ts';
import { PACKAGE_ROOT } from '../../src/pipeline/paths.ts';
import { conferencePapers, hasConference } from '../measure/conference.ts';
import { sharedPapers } from '../measure/fields.ts';
import { firstProject } from '../measure/gold.ts';
import { fitLogistic } from '../measure/logistic.ts';

const CONFERENCE_PAPERS = 2000;
const MIN_PAPERS = 2;

/** A phrase that two near papers share, and whether it says something of what they are about, by one reader's eye. */
interface JudgedPhrase {
  readonly corpus: string;
  readonly phrase: string;
  readonly telling: boolean;
}

interface Row extends JudgedPhrase {
  readonly witnesses: Witnesses;
}

/**
 * Fits anew the weights that say whether a phrase tells something of its papers' matter, to phrases that a reader judged
 * (`scripts/measure/phrases-judged.jsonl`: what two near papers share, drawn by chance), and prints them beside the
 * weights in use. How often a telling phrase stands before another is asked of the weights in use on each corpus, and of
 * weights fitted to the other corpora.
 */
export async function run(): Promise<void> {
  const rows = Object.entries(CORPORA).flatMap(([corpus, read]) => judgedRows(corpus, read()));
  console.log(`${rows.length} phrases judged`);
  for (const corpus of new Set(rows.map((row) => row.corpus))) {
    const here = rows.filter((row) => row.corpus === corpus);
    const others = rows.filter((row) => row.corpus !== corpus);
    const fitted =
      others.length > 0 ? `; fitted to the others ${right(here, fitWeights(others))}` : '';
    console.log(`  ${corpus}: in use ${right(here, INFORMATIVENESS_WEIGHTS)}${fitted}`);
  }
  const fitted = fitWeights(rows);
  for (const name of NAMES)
    console.log(
      `  ${name}: fitted ${fitted[name].toFixed(2)}, in use ${INFORMATIVENESS_WEIGHTS[name].toFixed(2)}`,
    );
}

const NAMES = Object.keys(INFORMATIVENESS_WEIGHTS) as (keyof Witnesses)[];

const CORPORA: Readonly<Record<string, () => readonly TextPair[] | null>> = {
  'first map': () =>
    firstProject().papers.map(({ titlePlain, abstractPlain }) => ({
      title: titlePlain,
      abstract: abstractPlain,
    })),
  conference: () => (hasConference() ? conferencePapers(CONFERENCE_PAPERS) : null),
  medicine: () => sharedPapers('corpora/fields/medicine.jsonl'),
  'library science': () => sharedPapers('corpora/fields/library-science.jsonl'),
};

/** What is known of the judged phrases of a corpus; nothing where it is not at hand. */
function judgedRows(corpus: string, papers: readonly TextPair[] | null): readonly Row[] {
  if (papers === null) return [];
  const texts = papers.map(({ title, abstract }) => ({ title, abstract }));
  const index = collectPhrases(texts, MIN_PAPERS);
  const witnesses = witnessFinder(index, embedPapers(texts, makeTfidf(texts)));
  const phrases = new Map([...index.words, ...index.phrases].map((one) => [one.printed, one]));
  return readJudged()
    .filter((judged) => judged.corpus === corpus)
    .flatMap((judged) => {
      const phrase = phrases.get(judged.phrase);
      return phrase === undefined ? [] : [{ ...judged, witnesses: witnesses(phrase) }];
    });
}

function readJudged(): readonly JudgedPhrase[] {
  return readFileSync(join(PACKAGE_ROOT, 'scripts/measure/phrases-judged.jsonl'), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as JudgedPhrase);
}

function fitWeights(rows: readonly Row[]): Witnesses {
  const weights = fitLogistic(
    rows.map(({ witnesses }) => NAMES.map((name) => witnesses[name])),
    rows.map(({ telling }) => telling),
  );
  return Object.fromEntries(NAMES.map((name, i) => [name, weights[i]!])) as unknown as Witnesses;
}

/** How often a telling phrase stands before one that isn't, by what weights say of both (area under the ROC curve). */
function right(rows: readonly Row[], weights: Witnesses): string {
  const odds = (telling: boolean) =>
    rows.filter((row) => row.telling === telling).map((row) => logOdds(row.witnesses, weights));
  const others = odds(false);
  const pairs = odds(true).flatMap((one) => others.map((other) => Number(one > other)));
  return `${((100 * pairs.reduce((sum, pair) => sum + pair, 0)) / pairs.length).toFixed(1)} %`;
}

import { makeAtlas } from '../../src/atlas/atlas.ts';
import { NO_ATLAS } from '../../src/atlas/atlas-files.ts';
import { thingsListed } from '../../src/atlas/phrases/listed-things.ts';
import type { Atlas } from '../../src/atlas/types.ts';
import type { NamedTopic } from '../../src/corpus/paper.ts';
import type { Language } from '../../src/words/languages.ts';
import { majorityLabels, mutualInformation } from '../measure/agreement.ts';
import { readAreaPapers } from '../measure/areas.ts';
import {
  firstSample,
  type LabelledPaper,
  MEDICINE,
  sharedPapers,
  venueGroups,
} from '../measure/fields.ts';
import { share } from '../measure/gold.ts';
import { calibrationError, type TopicCase } from '../measure/topics.ts';

/** Where a name is at stake a paper has to speak of one of its words in this form at least. */
const WORD_BEGINNING = 5;

/**
 * An atlas of other fields: topics found by itself against labels nobody showed it, given topics, names, subtopics and
 * layout. Without `../shared` a sample of the first corpus stands in, labelled by its owner's topics.
 */
export async function run(): Promise<void> {
  const areas = readAreaPapers()?.map(({ area, ...paper }) => ({ ...paper, label: area }));
  const medicine = sharedPapers('corpora/fields/medicine.jsonl');
  const fields = {
    'conferences, eight areas': areas,
    'conferences, venue groups': venueGroups(),
    medicine,
    'library science': sharedPapers('corpora/fields/library-science.jsonl'),
    French: sharedPapers('cases/atlas/french-60.jsonl'),
    Chinese: sharedPapers('cases/atlas/chinese-60.jsonl'),
    'forty papers': sharedPapers('cases/atlas/tiny.jsonl'),
  };
  const known = Object.entries(fields).filter(([, papers]) => papers);
  if (known.length === 0) {
    console.log('A sample of the first corpus stands in for other fields.');
    known.push(['first corpus', firstSample()]);
  }
  for (const [name, papers] of known) measureFound(name, papers!);
  if (medicine !== null) measureGiven(medicine);
}

function chart(
  papers: readonly LabelledPaper[],
  topics: readonly NamedTopic[] | null,
  outside = true,
): Atlas {
  const slugged = papers.map(({ title, abstract }, i) => ({
    slug: `p${String(i).padStart(5, '0')}`,
    titlePlain: title,
    abstractPlain: abstract,
    pin: null,
  }));
  const options = { fresh: true, onStage: () => undefined };
  return makeAtlas({ papers: slugged, topics, outside }, NO_ATLAS, options).atlas;
}

function measureFound(name: string, papers: readonly LabelledPaper[]): void {
  const start = performance.now();
  const atlas = chart(papers, null);
  const ms = performance.now() - start;
  const { trustworthiness, neighbourRecall } = atlas.fidelity;
  const placed = atlas.papers.flatMap(({ topic, confidence, subtopic }, i) =>
    topic === 'outside' ? [] : [{ topic, confidence, subtopic, paper: papers[i]! }],
  );
  console.log(`${name}: ${papers.length} papers, ${ms.toFixed(0)} ms`);
  console.log(
    `  outside ${percent(1 - placed.length / papers.length)}, in a subtopic ${percent(share(placed, ({ subtopic }) => subtopic !== null))}; ` +
      `trustworthiness ${trustworthiness.toFixed(3)}, 10-neighbour recall ${neighbourRecall.toFixed(3)}`,
  );
  if (papers.some(({ label }) => label !== '')) {
    const groups = placed.map(({ topic }) => topic);
    const labels = placed.map(({ paper }) => paper.label);
    const named = majorityLabels(groups, labels);
    const cases = placed.map(
      ({ topic, confidence, paper }): TopicCase =>
        asCase(named.get(topic)!, confidence, paper.label),
    );
    console.log(
      `  NMI with labels ${mutualInformation(groups, labels).toFixed(3)}, calibration error ${calibrationError(cases).toFixed(3)}`,
    );
  }
  measureSubtopics(
    atlas,
    placed.flatMap(({ subtopic, paper }) => (subtopic === null ? [] : [{ subtopic, paper }])),
  );
  const nameOf = new Map(atlas.topics.map((topic) => [topic.id, topic.name]));
  const held = share(placed, ({ topic, paper }) =>
    speaksOf(paper, nameOf.get(topic)!, atlas.origin.language),
  );
  console.log(`  names spoken of by ${percent(held)} of the papers in topics`);
  for (const topic of atlas.topics) console.log(`    ${topic.name} ${topic.count}`);
}

/** How many papers of subtopics have the label that most there have, and speak of its name. */
function measureSubtopics(
  atlas: Atlas,
  papers: readonly { readonly subtopic: string; readonly paper: LabelledPaper }[],
): void {
  if (papers.length === 0) return;
  const namesOf = (subtopics: Atlas['topics'][number]['subtopics']): [string, string][] =>
    subtopics.flatMap((one) => [[one.id, one.name], ...namesOf(one.subtopics)]);
  const names = new Map(atlas.topics.flatMap((topic) => namesOf(topic.subtopics)));
  const spoken = share(papers, ({ subtopic, paper }) =>
    speaksOf(paper, names.get(subtopic)!, atlas.origin.language),
  );
  const most = majorityLabels(
    papers.map(({ subtopic }) => subtopic),
    papers.map(({ paper }) => paper.label),
  );
  const alike = share(papers, ({ subtopic, paper }) => paper.label === most.get(subtopic));
  console.log(
    `  ${names.size} subtopics, names spoken of by ${percent(spoken)} of their papers${
      papers.some(({ paper }) => paper.label !== '') ? `; homogeneity ${alike.toFixed(3)}` : ''
    }`,
  );
}

/** Whether a paper has a word of a name: less than holding for it, but it needs no reader. */
function speaksOf({ title, abstract }: LabelledPaper, name: string, language: Language): boolean {
  const text = `${title}\n${abstract}`.toLowerCase();
  return thingsListed(name, language)
    .flatMap((thing) => thing.toLowerCase().split(/[^\p{L}\p{N}]+/u))
    .filter((word) => word.length > 1)
    .some((word) => text.includes(word.slice(0, Math.max(WORD_BEGINNING, word.length - 2))));
}

function measureGiven(all: readonly LabelledPaper[]): void {
  const labelled = all.flatMap((paper) => {
    const topic = MEDICINE.find(({ label }) => label === paper.label);
    return topic === undefined ? [] : [{ ...paper, label: topic.id }];
  });
  for (const outside of [true, false]) {
    const atlas = chart(labelled, MEDICINE, outside);
    const cases = atlas.papers.map(({ topic, confidence }, i) =>
      asCase(topic, confidence, labelled[i]!.label),
    );
    console.log(
      `medicine, four given topics${outside ? '' : ', outside: false'}: ` +
        `accuracy ${share(cases, ({ given, first }) => given === first).toFixed(3)}, ` +
        `outside ${percent(share(cases, ({ given }) => given === 'outside'))}, ` +
        `calibration error ${calibrationError(cases).toFixed(3)}`,
    );
  }
}

function asCase(given: string, confidence: number, label: string): TopicCase {
  return { given, confidence, first: label, either: [label], acceptable: [label] };
}

function percent(part: number): string {
  return `${(100 * part).toFixed(1)} %`;
}

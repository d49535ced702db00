import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { seeded } from '../../src/atlas/random.ts';
import type { NamedTopic } from '../../src/corpus/paper.ts';
import { PACKAGE_ROOT } from '../../src/pipeline/paths.ts';
import { hasConference, readConference } from './conference.ts';
import { firstAtlas } from './gold.ts';

/** A paper of another field with the class it has there; empty where none is known. */
export interface LabelledPaper {
  readonly title: string;
  readonly abstract: string;
  readonly label: string;
}

/** Conference papers by what their venue is about. */
const VENUE_GROUPS: Readonly<Record<string, string>> = {
  robotics: 'IROS ICRA RSS CORL',
  vision: 'CVPR ICCV ECCV WACV',
  language: 'ACL NAACL COLING COLM',
  theory: 'COLT ALT',
  web: 'WWW',
  learning: 'NIPS ICML ICLR AISTATS ACML',
};
const VENUE_PAPERS = 2000;
const SEED = 7;
/** Papers of the first corpus that stand in for other fields where these are not at hand. */
const SAMPLE_PAPERS = 200;

/** The four classes of medicine that are topics, as an owner would describe them; the fifth is a rest. */
export const MEDICINE: readonly (NamedTopic & { readonly label: string })[] = [
  {
    label: 'neoplasms',
    id: 'neoplasms',
    name: 'Neoplasms',
    description: 'Cancer and tumours: carcinoma, leukaemia, lymphoma, metastasis, chemotherapy.',
    phrases: ['cancer', 'tumor', 'carcinoma', 'leukemia', 'lymphoma', 'chemotherapy'],
  },
  {
    label: 'digestive system diseases',
    id: 'digestive',
    name: 'Digestive system diseases',
    description: 'Diseases of stomach, bowel, liver, pancreas and bile ducts.',
    phrases: ['liver', 'gastric', 'bowel', 'hepatitis', 'pancreatitis', 'ulcer'],
  },
  {
    label: 'nervous system diseases',
    id: 'nervous',
    name: 'Nervous system diseases',
    description: 'Diseases of brain, spinal cord and nerves: stroke, epilepsy, dementia, pain.',
    phrases: ['brain', 'epilepsy', 'stroke', 'neuropathy', 'seizures', 'dementia'],
  },
  {
    label: 'cardiovascular diseases',
    id: 'cardiovascular',
    name: 'Cardiovascular diseases',
    description:
      'Diseases of heart and vessels: infarction, hypertension, arrhythmia, angioplasty.',
    phrases: ['coronary', 'heart', 'hypertension', 'myocardial infarction', 'arterial'],
  },
];

/** 2,000 conference papers drawn with a seed, labelled by venue group; null where the corpus is not at hand. */
export function venueGroups(): readonly LabelledPaper[] | null {
  const groupOf = new Map(
    Object.entries(VENUE_GROUPS).flatMap(([group, venues]) =>
      venues.split(' ').map((venue) => [venue, group] as const),
    ),
  );
  if (!hasConference()) return null;
  const all = readConference();
  const random = seeded(SEED);
  return all
    .filter(({ venue, abstract }) => groupOf.has(venue) && Boolean(abstract))
    .map((paper) => ({ paper, order: random() }))
    .sort((a, b) => a.order - b.order)
    .slice(0, VENUE_PAPERS)
    .map(({ paper: { title, abstract, venue } }) => ({
      title,
      abstract,
      label: groupOf.get(venue)!,
    }));
}

/** Abstracts of `../shared/<path>`, JSON Lines with or without labels; null, said on the console, where it is not at hand. */
export function sharedPapers(path: string): readonly LabelledPaper[] | null {
  const file = join(PACKAGE_ROOT, '../shared', path);
  if (!existsSync(file)) {
    console.log(`The corpus ../shared/${path} is not here.`);
    return null;
  }
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const { title, abstract = '', label = '' } = JSON.parse(line) as Partial<LabelledPaper>;
      return { title: title ?? '', abstract, label };
    });
}

/** A seeded sample of the first corpus, labelled by the topics its owner named: what is always at hand. */
export function firstSample(): readonly LabelledPaper[] {
  const { papers, atlas } = firstAtlas();
  const random = seeded(SEED);
  return papers
    .map(({ titlePlain, abstractPlain }, i) => ({
      paper: { title: titlePlain, abstract: abstractPlain, label: atlas.papers[i]!.topic },
      order: random(),
    }))
    .sort((a, b) => a.order - b.order)
    .slice(0, SAMPLE_PAPERS)
    .map(({ paper }) => paper);
}

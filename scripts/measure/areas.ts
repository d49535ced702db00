import { seeded } from '../../src/atlas/random.ts';
import type { NamedTopic } from '../../src/corpus/paper.ts';
import { type ConferencePaper, hasConference, readConference } from './conference.ts';

/** An area of artificial intelligence: how an owner would describe it, and which papers of the large corpus are its own. */
interface Area extends NamedTopic {
  readonly takes: (record: ConferencePaper) => boolean;
}

/** A paper with the area its venue or keywords put it in. */
export interface AreaPaper {
  readonly title: string;
  readonly abstract: string;
  readonly area: string;
}

/** Papers drawn from each area: with eight areas about two thousand. */
const PER_AREA = 270;
const SEED = 8;

const from = (...venues: readonly string[]) => {
  const set = new Set(venues);
  return ({ venue }: ConferencePaper) => set.has(venue);
};
/** General venues: their papers belong to an area by title or keyword only. */
const isGeneral = from('NIPS', 'ICML', 'ICLR', 'ACML');
const about =
  (pattern: RegExp) =>
  ({ title, keywords }: ConferencePaper) =>
    pattern.test(title) || keywords.some((keyword) => pattern.test(keyword));

/** Rough labels: the venue where it tells, else the title or a keyword. */
export const AREAS: readonly Area[] = [
  {
    id: 'vision',
    name: 'Computer vision',
    description:
      'Understanding images and video: recognition, detection, segmentation, tracking, depth and 3D reconstruction.',
    phrases: [
      'image classification',
      'object detection',
      'segmentation',
      '3D reconstruction',
      'video',
    ],
    takes: from('CVPR', 'ICCV', 'ECCV', 'WACV', '3DV'),
  },
  {
    id: 'language',
    name: 'Natural language processing',
    description:
      'Understanding and producing human language: translation, parsing, question answering, dialogue, summarization, language models.',
    phrases: [
      'language model',
      'machine translation',
      'question answering',
      'summarization',
      'corpus',
    ],
    takes: from('ACL', 'NAACL', 'COLING', 'COLM'),
  },
  {
    id: 'robotics',
    name: 'Robotics',
    description:
      'Robots that move and act: manipulation, grasping, locomotion, motion planning, control, navigation, mapping and localization.',
    phrases: ['robot', 'manipulation', 'motion planning', 'grasping', 'localization and mapping'],
    takes: from('IROS', 'ICRA', 'RSS', 'CORL'),
  },
  {
    id: 'reinforcement-learning',
    name: 'Reinforcement learning',
    description:
      'Agents that learn from reward: policies, value functions, exploration, offline and multi-agent reinforcement learning.',
    phrases: [
      'reinforcement learning',
      'policy',
      'reward',
      'Markov decision process',
      'exploration',
    ],
    takes: (record) => isGeneral(record) && about(/reinforcement learning/i)(record),
  },
  {
    id: 'learning-theory',
    name: 'Learning theory',
    description:
      'What can be learned and at what cost: sample complexity, regret and generalization bounds, online learning, computational hardness.',
    phrases: [
      'sample complexity',
      'regret bounds',
      'generalization bound',
      'PAC learning',
      'lower bounds',
    ],
    takes: from('COLT', 'ALT'),
  },
  {
    id: 'probabilistic',
    name: 'Probabilistic models and inference',
    description:
      'Reasoning under uncertainty: Bayesian networks, graphical models, causal inference, variational and Monte Carlo methods, Gaussian processes.',
    phrases: [
      'Bayesian inference',
      'graphical models',
      'causal',
      'variational inference',
      'Gaussian processes',
    ],
    takes: from('UAI', 'AISTATS'),
  },
  {
    id: 'web',
    name: 'Web, search and recommendation',
    description:
      'The web and its users: search engines, recommendation, social networks, advertising, online communities, knowledge graphs.',
    phrases: ['recommender systems', 'web search', 'social network', 'users', 'click'],
    takes: from('WWW'),
  },
  {
    id: 'automl',
    name: 'Automated machine learning',
    description:
      'Choosing models and their settings automatically: hyperparameter optimization, neural architecture search, algorithm selection, meta-learning.',
    phrases: [
      'hyperparameter optimization',
      'neural architecture search',
      'AutoML',
      'algorithm selection',
    ],
    takes: (record) =>
      record.venue === 'AUTOML' ||
      (isGeneral(record) &&
        about(
          /hyper-?parameter (?:optim|tun|search)|architecture search|\bNAS\b|automl|algorithm (?:selection|configuration)/i,
        )(record)),
  },
];

/** About two thousand papers of eight areas, drawn with a seed; null where the large corpus is not at hand. */
export function readAreaPapers(): readonly AreaPaper[] | null {
  if (!hasConference()) return null;
  const all = readConference();
  const byArea = new Map(AREAS.map(({ id }) => [id, [] as ConferencePaper[]]));
  for (const record of all) {
    const area = AREAS.find(({ takes }) => takes(record));
    if (area !== undefined && record.abstract !== '') byArea.get(area.id)!.push(record);
  }
  const random = seeded(SEED);
  return AREAS.flatMap(({ id }) =>
    draw(byArea.get(id)!, PER_AREA, random).map(({ title, abstract }) => ({
      title,
      abstract,
      area: id,
    })),
  );
}

/** `count` rows at most, without repetition (Fisher–Yates, stopped early). */
function draw<Row>(rows: readonly Row[], count: number, random: () => number): readonly Row[] {
  const pool = [...rows];
  const taken = Math.min(count, pool.length);
  for (let i = 0; i < taken; i++) {
    const j = i + Math.floor(random() * (pool.length - i));
    [pool[i], pool[j]] = [pool[j]!, pool[i]!];
  }
  return pool.slice(0, taken);
}

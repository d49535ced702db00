import type { NamedTopic, Paper } from '../../src/corpus/paper.ts';

/** A paper of which only title and abstract matter. */
export function paper(
  slug: string,
  title: string,
  abstract: string,
  pin: string | null = null,
): Paper {
  return {
    slug,
    id: 'aaaaaa',
    title,
    titlePlain: title,
    abstract,
    abstractPlain: abstract,
    authors: [],
    year: null,
    venue: null,
    doi: null,
    arxiv: null,
    url: null,
    code: null,
    keywords: [],
    pin,
    added: null,
  };
}

export const TOPICS: readonly NamedTopic[] = [
  {
    id: 'pruning',
    name: 'Pruning',
    description: 'Removing weights so that networks become smaller.',
    phrases: ['pruning', 'sparsity'],
  },
  {
    id: 'translation',
    name: 'Translation',
    description: 'Machine translation between languages.',
    phrases: ['machine translation', 'back-translation'],
  },
];

const PRUNING = [
  'Structured pruning of convolutional networks',
  'Unstructured sparsity after training',
  'Magnitude pruning and lottery tickets',
  'Layer pruning for faster inference',
  'Sparsity in attention heads',
  'Pruning neural networks at initialization',
];
const TRANSLATION = [
  'Back-translation for low-resource languages',
  'Neural machine translation of speech',
  'Multilingual machine translation at scale',
  'Document-level machine translation',
  'Back-translation with noise',
  'Evaluation of machine translation quality',
];
const OTHER = ['Bird migration over the Alps', 'Soil moisture measured from space'];

/** Fourteen papers of two topics and two of neither, sorted by slug. */
export const SMALL: readonly Paper[] = [
  ...PRUNING.map((title, i) =>
    paper(
      `p${i}`,
      title,
      `We study ${title.toLowerCase()} and remove weights of networks while keeping accuracy.`,
    ),
  ),
  ...TRANSLATION.map((title, i) =>
    paper(
      `t${i}`,
      title,
      `We translate sentences between languages: ${title.toLowerCase()} improves quality.`,
    ),
  ),
  ...OTHER.map((title, i) =>
    paper(`z${i}`, title, `Observations of nature: ${title.toLowerCase()} over ten years.`),
  ),
];

const many = (count: number, make: (i: number) => Paper) =>
  Array.from({ length: count }, (_, i) => make(i));
const name = (i: number) => `n${String(i).padStart(4, '0')}`;

/** What a map has to stand. */
export const HARD: Readonly<Record<string, readonly Paper[]>> = {
  'one paper': [paper('a', 'Pruning', 'Pruning networks.')],
  'two papers': [
    paper('a', 'Pruning', 'Pruning networks.'),
    paper('b', 'Translation', 'Machine translation.'),
  ],
  'two identical papers': many(2, (i) => paper(name(i), 'Pruning networks', 'We prune.')),
  'three hundred identical papers': many(300, (i) =>
    paper(name(i), 'Pruning networks', 'We prune.'),
  ),
  'no abstracts': SMALL.map((one) => ({ ...one, abstract: '', abstractPlain: '' })),
  'nothing but signs': many(6, (i) => paper(name(i), '!!!', '???')),
  Chinese: many(8, (i) =>
    paper(name(i), `深度学习模型量化 ${i}`, '本文研究神经网络的量化方法与压缩。'),
  ),
  German: many(8, (i) =>
    paper(
      name(i),
      `Maschinelle Übersetzung ${i}`,
      'Wir übersetzen Sätze zwischen Sprachen und messen die Güte.',
    ),
  ),
  'right to left': many(5, (i) => paper(name(i), `תרגום מכונה ${i}`, 'מחקר על תרגום בין שפות')),
  'titles of 400 characters': many(5, (i) =>
    paper(name(i), `pruning ${'network '.repeat(50)}${i}`, 'Text.'),
  ),
};

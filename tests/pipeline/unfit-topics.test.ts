import { expect, test } from 'vitest';
import { formatFault } from '../../src/corpus/fault.ts';
import { unfitTopics } from '../../src/pipeline/unfit-topics.ts';

const topic = (id: string, name: string, phrases: string[] = []) => ({
  ...{ id, name, phrases, description: '', was: [] },
});
const PAPERS = ['Kelp forests at dusk', 'A net for KELP', 'Tides'].map((titlePlain) => ({
  titlePlain,
  abstractPlain: 'We look at the sea and its currents.',
}));

test('a topic that no paper is about is told, whether one came to it or none', () => {
  const topics = [
    topic('kelp', 'Kelp'),
    topic('water', 'Moving water', ['currents']),
    topic('hawks', 'Medieval falconry', ['goshawk']),
    topic('owls', 'Owls'),
  ];
  expect(unfitTopics(topics, PAPERS, ['kelp', 'kelp', 'hawks']).map(formatFault)).toEqual([
    'atlas: missing papers: topics.yaml, topic hawks. Only 1 of 3 papers came to it, and none has its name or phrases. Give it phrases that papers use, or take it out.',
    'atlas: missing papers: topics.yaml, topic owls. No paper is in it, and none has its name or phrases. Give it phrases that papers use, or take it out.',
  ]);
});

test('a topic of many papers stays untold however it is worded, and found topics are nobody’s', () => {
  const many = Array.from({ length: 6 }, () => PAPERS[0]!);
  const owls = topic('owls', 'Owls');
  const all = many.map(() => 'owls');
  expect(unfitTopics([owls], many, all)).toEqual([]);
  expect(unfitTopics([owls], many, [...all.slice(1), 'outside'])).toHaveLength(1);
  expect(unfitTopics(null, PAPERS, ['a', 'b', 'b'])).toEqual([]);
});

import { expect, test } from 'vitest';
import { findAcronyms } from '../../src/search/acronyms.ts';

const found = (...texts: readonly string[]) =>
  Object.entries(findAcronyms(texts)).map(([short, long]) => `${short}: ${long.join(' ')}`);

test.each([
  ['Use support vector machines (SVMs).', ['svm: support vector machines']],
  ['support vector machines (SVM)', ['svm: support vector machines']],
  ['a of machines (OM)', []],
  ['machines (M)', []],
  ['quantization (QN)', []],
  ['support, vector machines (SVM)', []],
  ['support vector machines  (SVM)', []],
  ['(AB) starts', []],
  ['a b c d e f g h i (ABCDEFGHI)', []],
  ['x alpha bravo charlie delta echo foxtrot (ABCDEF)', ['abcdef: alpha bravo charlie delta echo foxtrot']],
  ['alpha bravo charlie delta echo foxtrot golf (ABCDEFG)', []],
])('%j tells %j', (text, forms) => {
  expect(found(text)).toEqual(forms);
}); // biome-ignore format: a table reads best in rows

test('where papers differ the form of most wins, then the first of the alphabet', () => {
  const [first, second] = ['graph neural network (GNN)', 'global neighbour net (GNN)'];
  expect(found(first, second)).toEqual(['gnn: global neighbour net']);
  expect(found(second, first)).toEqual(['gnn: global neighbour net']);
  expect(found(first, second, first)).toEqual(['gnn: graph neural network']);
  expect(found(first, second, second, first, first)).toEqual(['gnn: graph neural network']);
});

test('short forms stand in the order of the alphabet', () => {
  expect(found('zero shot (ZS) and alpha beta (AB)')).toEqual(['ab: alpha beta', 'zs: zero shot']);
});

test('a name that far more texts write small than introduce is the ordinary word', () => {
  const robots = Array.from({ length: 9 }, () => 'A robot grasps.');
  const named = 'Rank ordered Bayesian optimization tool (ROBOT)';
  expect(found(named, ...robots)).toEqual(['robot: rank ordered bayesian optimization tool']);
  expect(found(named, ...robots, 'The robot and the robot.')).toEqual([]);
});

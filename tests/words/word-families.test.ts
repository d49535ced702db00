import { expect, test } from 'vitest';
import { familyOf, wordKey } from '../../src/words/word-families.ts';

test.each([
  ['labels', 'label'],
  ['studies', 'study'],
  ['ties', 'tie'],
  ['classes', 'class'],
  ['boxes', 'box'],
  ['batches', 'batch'],
  ['meshes', 'mesh'],
  ['pcs', 'pc'],
  ['us', 'us'],
  ['bus', 'bus'],
  ['analysis', 'analysis'],
  ['physics', 'physics'],
  ['bias', 'bias'],
  ['ideas', 'idea'],
  ['cameras', 'camera'],
  ['carcinomas', 'carcinoma'],
  ['gas', 'gas'],
  ['cas', 'cas'],
  ['kras', 'kras'],
  ['pseudomonas', 'pseudomonas'],
  ['colour', 'color'],
  ['our', 'our'],
  ['fibre', 'fiber'],
  ['modelling', 'modeling'],
  ['analysed', 'analyzed'],
  ['optimisation', 'optimization'],
  ['supervised', 'supervised'],
  ['haemoglobin', 'hemoglobin'],
  ['oedema', 'edema'],
  ['catalogue', 'catalog'],
])('%s is counted as %s', (word, key) => {
  expect(wordKey(word)).toBe(key);
  // British, American and plural at once come to the same.
  expect(wordKey(key)).toBe(key);
});

test.each([
  [['quantization', 'quantized', 'quantizer', 'quantizing'], 'quant'],
  [['synthesis', 'synthetic'], 'synthes'],
  [['dataset', 'data'], 'data'],
  [['continual', 'continuous'], 'continu'],
  [['tuning', 'tuned', 'tune'], 'tun'],
  [['walking', 'walker', 'walks'], 'walk'],
  [['neural'], 'neural'],
  [['visual'], 'visual'],
  [['ring'], 'ring'],
])('%j are one family, %s', (keys, family) => {
  expect(keys.map(familyOf)).toEqual(keys.map(() => family));
});

import { expect, test } from 'vitest';
import { collectPhrases } from '../../src/atlas/labels/candidates.ts';
import { asName } from '../../src/atlas/labels/characteristic.ts';
import { clash, partsOf } from '../../src/atlas/labels/names.ts';
import { wordKey } from '../../src/atlas/labels/phrases/spelling.ts';

const texts = (...pairs: readonly (readonly [title: string, abstract: string])[]) =>
  pairs.map(([title, abstract]) => ({ title, abstract }));
const printed = (...pairs: readonly (readonly [string, string])[]) =>
  collectPhrases(texts(...pairs), 2).phrases.map((phrase) => asName(phrase.printed));

test.each([
  ['labels', 'label'],
  ['studies', 'study'],
  ['classes', 'class'],
  ['analysis', 'analysis'],
  ['robotics', 'robotics'],
  ['modelling', 'modeling'],
  ['optimisation', 'optimization'],
  ['behaviours', 'behavior'],
  ['tumour', 'tumor'],
])('%s and its relatives share the key %s', (word, key) => {
  expect(wordKey(word)).toBe(key);
});

test('hyphenated, solid and parted, singular and plural are one phrase, printed as it mostly is', () => {
  const names = printed(
    ['Pseudo-labels for speech', 'We make pseudo-labels.'],
    ['On pseudolabels', 'A pseudo-label is a guess.'],
    ['On pseudo labels', 'Such pseudo-labels help, say pseudolabels.'],
  );
  expect(names).toContain('Pseudo-labels');
  expect(names.filter((name) => /pseudo/i.test(name))).toHaveLength(1);
});

test('a long form and its acronym are one phrase', () => {
  const { phrases } = collectPhrases(
    texts(
      ['LLM pruning', 'Large language models (LLMs) are pruned.'],
      ['A look at LLM pruning', 'A large language model (LLM) is pruned.'],
      ['Large language model pruning', 'We prune.'],
    ),
    2,
  );
  const pruning = phrases.find((phrase) => phrase.key === 'llm pruning');
  expect(pruning?.printed).toBe('LLM pruning');
  expect([...(pruning?.papers ?? [])]).toEqual([0, 1, 2]);
});

test('capitals of titles and definitions are no proper names, those of the field are kept', () => {
  const names = printed(
    ['Vision Transformers on ImageNet', 'We study vision transformers on ImageNet.'],
    ['More Vision Transformers', 'A Vision Transformer (ViT) sees; vision transformers learn.'],
    ['ImageNet and Bayesian Inference', 'On ImageNet with Bayesian inference.'],
    ['Bayesian Inference', 'We do Bayesian inference.'],
  );
  expect(names).toEqual(
    expect.arrayContaining(['Vision transformers', 'ImageNet', 'Bayesian inference']),
  );
});

test('no name is a part of a longer one, an attribute or filler', () => {
  const names = printed(
    ['Neural machine translation', 'We propose a novel method for neural machine translation.'],
    ['Neural machine translation again', 'State-of-the-art results for generative music.'],
    ['A novel method', 'State-of-the-art results for generative images.'],
  );
  expect(names).toContain('Neural machine translation');
  for (const part of [
    'Neural machine',
    'Machine translation',
    'Novel method',
    'Generative',
    'Results',
  ])
    expect(names).not.toContain(part);
  expect(names.some((name) => /state|novel|propose/i.test(name))).toBe(false);
});

test('names clash whatever the order and form of their words', () => {
  const index = collectPhrases(
    texts(
      ['Large language models (LLMs)', 'Large language models (LLMs).'],
      ['Large language models (LLMs) quantized', 'LLM quantization.'],
    ),
    2,
  );
  const parts = (name: string) => partsOf(index, name);
  expect(clash(parts('Model pruning'), parts('Pruned models'))).toBe(true);
  expect(clash(parts('Quantization'), parts('LLM quantization'))).toBe(true);
  expect(clash(parts('Language models'), parts('LLMs'))).toBe(true);
  expect(clash(parts('Data augmentation'), parts('Pseudo-labels'))).toBe(false);
});

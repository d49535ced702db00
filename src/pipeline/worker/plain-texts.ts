import type { z } from 'zod';
import type { TextPair } from '../../atlas/embed/tfidf.ts';
import { formatPaperLine } from '../../corpus/paper-line.ts';
import { readPaper } from '../../corpus/read-paper.ts';
import { type textSchema, wrongLine } from './line-input.ts';

/** Title and abstract as the atlas reads those of a paper's line. */
export function plainTexts({ title, abstract }: z.infer<typeof textSchema>, n: number): TextPair {
  const source = formatPaperLine('', { title }, abstract ?? '');
  const { paper } = readPaper(source, { slug: '', file: '', line: n, start: 0, end: 0 });
  if (paper === null) throw wrongLine('invalid title', n, 'Write it as a text of some words.');
  return { title: paper.titlePlain, abstract: paper.abstractPlain };
}

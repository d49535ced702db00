import { blocksOf } from '../../corpus/importing/blocks.ts';
import { readJsonRecord } from '../../corpus/reading/read-json-record.ts';
import type { AnswerLine } from './answer-lines.ts';
import { wrongLine } from './line-input.ts';
import { paperOfRecord } from './worked-paper.ts';

/** Reads a record of any service, or a row of a table, as an import does. */
export const readStage: AnswerLine = (source, n) => {
  const record = readJsonRecord(source, n);
  if ('reason' in record) throw wrongLine(record.reason, n, 'Left out; mend the record.');
  return { ...paperOfRecord(record), blocks: blocksOf(record) };
};

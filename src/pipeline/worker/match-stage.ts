import { z } from 'zod';
import type { SourceRecord } from '../../corpus/formats/format.ts';
import { groupRecords } from '../../corpus/importing/cluster-records.ts';
import { mergeRecords } from '../../corpus/importing/merge-records.ts';
import type { AnswerLine } from './answer-lines.ts';
import { lineAs } from './line-input.ts';
import { paperOfRecord, recordOfPaper, workedPaperSchema } from './worked-paper.ts';

const blockSchema = z.object({ block: z.array(workedPaperSchema) });

/**
 * Which papers of a block are one, by the import's rules, and each merged as the import merges its records. They are
 * gone through by their keys: the order of a block does not matter.
 */
export const matchStage: AnswerLine = (source, n) => {
  const block = [...lineAs(blockSchema, source, n).block].sort(byKeyAndText);
  const keyOf = new Map(block.map((paper) => [recordOfPaper(paper), paper.key]));
  const groups = groupRecords([...keyOf.keys()]);
  const keysOf = (group: readonly SourceRecord[]) => group.map((record) => keyOf.get(record)!);
  return {
    groups: groups.map(keysOf),
    papers: groups.map((group) => paperOfRecord(mergeRecords(group), keyOf.get(group[0]!))),
  };
};

/** Of one key may be several records that say different things. */
function byKeyAndText(a: { readonly key: string }, b: { readonly key: string }): number {
  const [one, other] = a.key === b.key ? [JSON.stringify(a), JSON.stringify(b)] : [a.key, b.key];
  return one < other ? -1 : one > other ? 1 : 0;
}

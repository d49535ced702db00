import { z } from 'zod';
import { listFile, listRows } from '../../site/files/list-files.ts';
import { LIST_ROWS, titleKey } from '../../site/files/list-rows.ts';
import type { SiteFrame } from '../../site/site-frame.ts';
import type { AnswerLine } from './answer-lines.ts';
import { refuseCutFiles } from './line-counts.ts';
import { answeredFiles, lineAs, wrongLine } from './line-input.ts';
import { paperOfRow, rowSchema, topicPlaces } from './paper-row.ts';

const lineSchema = z.object({
  file: z.number().int().min(0),
  /** In the order of titles. */
  papers: z.array(rowSchema).min(1).max(LIST_ROWS),
});

/** Files of the list of all papers, with what each begins with: a line holds the papers of one. */
export function listStage({ version, site, atlas, paperCount }: SiteFrame): AnswerLine {
  const rowOf = listRows(atlas.topics, site.language);
  const topicOf = topicPlaces(atlas.topics);
  return (source, n) => {
    const { file, papers } = lineAs(lineSchema, source, n);
    refuseCutFiles({ from: file * LIST_ROWS, held: papers.length }, LIST_ROWS, paperCount, n);
    const rows = papers.map((row) => rowOf(paperOfRow(row, n), atlas.topics[topicOf(row, n)]!.id));
    return {
      start: titleKey(rows[0]![1]),
      files: answeredFiles([listFile(version, String(file), rows)]),
    };
  };
}

const startsSchema = z.object({ starts: z.array(z.string()) });

/** The index of the list: a line holds what each of its files begins with. */
export function listIndexStage({ version, paperCount }: SiteFrame): AnswerLine {
  return (source, n) => {
    const { starts } = lineAs(startsSchema, source, n);
    const wanted = Math.ceil(paperCount / LIST_ROWS);
    if (starts.length !== wanted)
      throw wrongLine(
        'invalid starts',
        n,
        `They are ${starts.length}. Give those of ${wanted} files.`,
      );
    const index = { papers: paperCount, starts };
    return { files: answeredFiles([listFile(version, 'index', index)]) };
  };
}

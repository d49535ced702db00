import { z } from 'zod';
import { listFile, listRows } from '../../site/files/list-files.ts';
import { LIST_ROWS, titleKey } from '../../site/files/list-rows.ts';
import type { SiteFrame } from '../../site/site-frame.ts';
import type { AnswerLine } from './answer-lines.ts';
import { answeredFiles, lineAs } from './line-input.ts';
import { paperOfRow, rowSchema } from './paper-row.ts';

const lineSchema = z.object({
  file: z.number().int().min(0),
  /** In the order of titles. */
  papers: z.array(rowSchema).min(1).max(LIST_ROWS),
});

/** Files of the list of all papers, with what each begins with: a line holds the papers of one. */
export function listStage({ version, site, atlas }: SiteFrame): AnswerLine {
  const rowOf = listRows(atlas.topics, site.language);
  return (source, n) => {
    const { file, papers } = lineAs(lineSchema, source, n);
    const rows = papers.map((row) => rowOf(paperOfRow(row, n), row.topic));
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
    const index = { papers: paperCount, starts };
    return { files: answeredFiles([listFile(version, 'index', index)]) };
  };
}

import type { PublishedFile } from '../../map/published-file.ts';
import type { SiteFrame } from '../../site/site-frame.ts';
import { resultOf, threadOf } from '../thread.ts';
import type { AnswerLine } from './answer-lines.ts';
import { answeredFiles, lineAs } from './line-input.ts';
import { type PlacedRows, placedRows, rowsSchema } from './paper-row.ts';

/** What a thread makes pages of. */
export interface PagesWork {
  readonly kit: string;
  readonly frame: SiteFrame;
  readonly rows: PlacedRows;
}

/**
 * Files of packed pages, whole: a line holds all papers of one or more. Pages read their model once, so every line has a
 * thread of its own, and no answer hangs on the lines before it.
 */
export function pagesStage(frame: SiteFrame, kit: string): AnswerLine {
  return async (source, n) => {
    const rows = placedRows(frame, lineAs(rowsSchema, source, n), n);
    const work: PagesWork = { kit, frame, rows };
    const thread = threadOf(new URL('./pages-worker.ts', import.meta.url), work);
    return { files: answeredFiles(await resultOf<readonly PublishedFile[]>(thread)) };
  };
}

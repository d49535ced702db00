import { openLine } from '../../site/files/open-data.ts';
import type { SiteFrame } from '../../site/site-frame.ts';
import type { AnswerLine } from './answer-lines.ts';
import { lineAs } from './line-input.ts';
import { placedRows, rowsSchema } from './paper-row.ts';

/** Lines of the open data: a line holds any papers, the answer theirs in the order of slugs. */
export function openStage(frame: SiteFrame): AnswerLine {
  return (source, n) => {
    const { papers, places, own } = placedRows(frame, lineAs(rowsSchema, source, n), n);
    return {
      lines: papers.flatMap((paper, i) =>
        own.has(paper.slug)
          ? [{ slug: paper.slug, line: openLine(frame.site, paper, places[i]!) }]
          : [],
      ),
    };
  };
}

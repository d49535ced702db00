import { z } from 'zod';
import { republished } from '../../corpus/republished.ts';
import { panelPapers } from '../../map/panel-papers.ts';
import { PANEL_PAPERS } from '../../map/panels.ts';
import { deflatedFilesOf } from '../../map/published-file.ts';
import { packTexts } from '../../search/pack-texts.ts';
import { papersPerText } from '../../search/text-files.ts';
import { modelOfPart, type SiteFrame } from '../../site/site-frame.ts';
import { stringsFor } from '../../site/strings/strings.ts';
import { panelWords } from '../../site/view/panel-words.ts';
import type { AnswerLine } from './answer-lines.ts';
import { citeOwn } from './cite-own.ts';
import { refuseCutFiles } from './line-counts.ts';
import { answeredFiles, lineAs } from './line-input.ts';
import { placedRows, rowsSchema } from './paper-row.ts';

const lineSchema = rowsSchema.extend({
  /** Place of the first paper among all of the map, in the order of slugs. */
  from: z.number().int().min(0).multipleOf(PANEL_PAPERS),
});

/** Files of what the map says of papers and of their abstracts: a line holds papers in a row, as many as whole files have. */
export function panelsStage(frame: SiteFrame): AnswerLine {
  const { version, site, paperCount } = frame;
  const strings = stringsFor(site.language);
  const perText = site.abstracts === 'none' ? 0 : papersPerText(paperCount);
  return async (source, n) => {
    const { from, ...given } = lineAs(lineSchema, source, n);
    const { papers } = given;
    refuseCutFiles({ from, held: papers.length }, PANEL_PAPERS, paperCount, n);
    const rows = placedRows(frame, given, n);
    const cited = await citeOwn(frame, rows);
    const part = modelOfPart(frame, { ...rows, cited });
    const isOwn = (_: unknown, i: number) => rows.own.has(rows.papers[i]!.slug);
    const panels = [...panelPapers(part, panelWords([], cited, strings))].filter(isOwn);
    const texts = rows.papers
      .filter(isOwn)
      .map(({ abstractPlain }) => republished(abstractPlain, site.abstracts));
    const data = `data/${version}`;
    return {
      files: answeredFiles([
        ...deflatedFilesOf(panels, PANEL_PAPERS, `${data}/panels`, from / PANEL_PAPERS),
        ...packTexts(texts, perText, `${data}/search`, from / perText),
      ]),
    };
  };
}

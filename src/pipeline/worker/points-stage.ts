import { z } from 'zod';
import { placeOnCurve, pointsInOrder } from '../../map/chart-points.ts';
import { authorshipsFile, pointsFiles, titleRow } from '../../map/map-files.ts';
import { emptyPoints, type Points } from '../../map/points.ts';
import { relatedRows } from '../../map/related-rows.ts';
import type { SiteFrame } from '../../site/site-frame.ts';
import { firstAuthor } from '../../site/view/first-author.ts';
import type { AnswerLine } from './answer-lines.ts';
import { answeredFiles, lineAs } from './line-input.ts';
import { placedRows, rowSchema } from './paper-row.ts';

type Column = Exclude<keyof Points, 'count'>;
/** In the order in which a point has them. */
const COLUMNS = Object.keys(emptyPoints(0)).filter((name): name is Column => name !== 'count');

const lineSchema = z.object({
  /** Place of the first paper among all, in the order of slugs. */
  from: z.number().int().min(0),
  papers: z.array(rowSchema).min(1),
});

/** Papers as points of the map, in the order of slugs, each with where it stands along the curve by which all are put together. */
export function dotsStage(frame: SiteFrame): AnswerLine {
  return (source, n) => {
    const { from, papers: rows } = lineAs(lineSchema, source, n);
    // Whom a paper is related to no point tells.
    const alone = rows.map((row) => ({ ...row, related: [] }));
    const { papers, places } = placedRows(frame, { papers: alone, linked: [] }, n);
    const atlas = { topics: frame.atlas.topics, papers: places };
    const points = pointsInOrder(
      { papers, atlas, venues: frame.venues, titlePlaces: null },
      papers.map((_, i) => i),
    );
    for (let i = 0; i < points.count; i++) points.number[i] = from + i;
    return {
      dots: papers.map((paper, i) => ({
        curve: placeOnCurve(places[i]!),
        number: points.number[i],
        point: COLUMNS.map((name) => points[name][i]).join(','),
        title: JSON.stringify(titleRow(paper, firstAuthor)),
      })),
    };
  };
}

const pointsSchema = z.object({ points: z.array(z.array(z.number()).length(COLUMNS.length)) });

/** The files of all points: a line holds them in the order in which they stand there. */
export function pointsStage({ version }: SiteFrame): AnswerLine {
  return (source, n) => {
    const { points: rows } = lineAs(pointsSchema, source, n);
    const points = emptyPoints(rows.length);
    for (const [c, name] of COLUMNS.entries())
      for (const [i, row] of rows.entries()) points[name][i] = row[c]!;
    return { files: answeredFiles(pointsFiles(version, points)) };
  };
}

const numbers = z.array(z.number().int().min(0));
const relationsSchema = z.object({
  /** Of each paper, in the order of slugs, the places of its related papers in that order, the closest first. */
  related: z.array(numbers),
  /** Names that stand on several papers, those on most first, with the papers' places. */
  authors: z.array(z.object({ text: z.string(), papers: numbers })),
});

/** The files of what relates papers on the map, by which selections are compared. */
export function relationsStage({ version, paperCount }: SiteFrame): AnswerLine {
  return (source, n) => {
    const { related, authors } = lineAs(relationsSchema, source, n);
    return {
      files: answeredFiles([
        { path: `data/${version}/related.bin`, bytes: new Uint8Array(relatedRows(related).buffer) },
        authorshipsFile(version, authors, paperCount),
      ]),
    };
  };
}

import { z } from 'zod';
import { placeOnCurve, pointsInOrder } from '../../map/chart-points.ts';
import { authorshipsFile, pointsFiles, titleRow } from '../../map/map-files.ts';
import { bytesOfPoint, pointsOfBytes } from '../../map/point-bytes.ts';
import { relatedRows } from '../../map/related-rows.ts';
import type { SiteFrame } from '../../site/site-frame.ts';
import { firstAuthor } from '../../site/view/first-author.ts';
import type { AnswerLine } from './answer-lines.ts';
import { bytes } from './kept-form.ts';
import { refuseBeyond, refusePlaces } from './line-counts.ts';
import { answeredFiles, lineAs, wrongLine } from './line-input.ts';
import { placedRows, rowSchema } from './paper-row.ts';

const lineSchema = z.object({
  /** Place of the first paper among all, in the order of slugs. */
  from: z.number().int().min(0),
  papers: z.array(rowSchema).min(1),
});

/** Papers as points of the map, in the order of slugs, each with where it stands along the curve by which all are put together. */
export function dotsStage(frame: SiteFrame): AnswerLine {
  return (source, n) => {
    const { from, papers: rows } = lineAs(lineSchema, source, n);
    refuseBeyond({ from, held: rows.length }, frame.paperCount, n);
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
        point: Buffer.from(bytesOfPoint(points, i)).toString('base64'),
        title: JSON.stringify(titleRow(paper, firstAuthor)),
      })),
    };
  };
}

const pointsSchema = z.object({ points: bytes });

/** The files of all points: a line holds them in the order in which they stand there, one after the other. */
export function pointsStage({ version, paperCount }: SiteFrame): AnswerLine {
  return (source, n) => {
    const points = pointsOfBytes(lineAs(pointsSchema, source, n).points);
    if (points?.count !== paperCount)
      throw wrongLine('invalid points', n, `Give the ${paperCount} that dots gives.`);
    return { files: answeredFiles(pointsFiles(version, points)) };
  };
}

const places = z.array(z.number().int().min(0));
const relatedSchema = z.object({
  /** Of papers in a row the places of their related papers, the closest first. */
  related: z.array(places),
});

/** A part of the file of related papers, by which selections are compared. */
export function relatedStage({ paperCount }: SiteFrame): AnswerLine {
  return (source, n) => {
    const { related } = lineAs(relatedSchema, source, n);
    refusePlaces(related.flat(), paperCount, n);
    const rows = relatedRows(related);
    return { bytes: Buffer.from(rows.buffer).toString('base64') };
  };
}

const authorsSchema = z.object({
  /** Names that stand on several papers, those on most first, with the papers' places. */
  authors: z.array(z.object({ text: z.string(), papers: places })),
});

/** The file of who wrote several papers, by which selections are compared. */
export function authorshipsStage({ version, paperCount }: SiteFrame): AnswerLine {
  return (source, n) => {
    const { authors } = lineAs(authorsSchema, source, n);
    for (const { papers } of authors) refusePlaces(papers, paperCount, n);
    return { files: answeredFiles([authorshipsFile(version, authors, paperCount)]) };
  };
}

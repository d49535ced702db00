import { z } from 'zod';
import { packCentres } from '../../search/cells-file.ts';
import { besideVectors } from '../../search/divided-index.ts';
import { sumOfRows } from '../../search/meaning-file.ts';
import { cellCount, cellFile, meanHubness } from '../../search/meaning-in-cells.ts';
import {
  basisOf,
  basisPapers,
  bytesOfRow,
  meantBy,
  packedRow,
  paperRowsOf,
} from '../../search/meant-rows.ts';
import { englishModel } from '../../search/word-files.ts';
import type { SiteFrame } from '../../site/site-frame.ts';
import { packValues } from '../packed-values.ts';
import { readBasis, readKitWords } from '../site-kit.ts';
import type { AnswerLine } from './answer-lines.ts';
import { bytes, count, formOf, partsAnswered, rowsIn } from './kept-form.ts';
import { refuseBeyond, refusePlaces } from './line-counts.ts';
import { fromBase64, lineAs, wrongLine } from './line-input.ts';

const vectorsSchema = z.object({ papers: count, vectors: z.string() });

/** Papers' vectors as search keeps them: a line holds those of some papers, one after the other. */
export function keptRowsStage(frame: SiteFrame, kit: string): AnswerLine {
  const form = formOf(frame, kit);
  const full = readKitWords(kit).dimensions;
  return (source, n) => {
    const { papers, vectors } = lineAs(vectorsSchema, source, n);
    const rows = fromBase64(vectors, papers * full, n);
    return {
      rows: Array.from({ length: papers }, (_, i) =>
        Buffer.from(packedRow(rows.subarray(i * full, (i + 1) * full), form)).toString('base64'),
      ),
    };
  };
}

/** Which papers, by their places among all, decide how all are put into files. */
export function basisPapersStage({ paperCount }: SiteFrame): AnswerLine {
  return () => ({ papers: basisPapers(paperCount) });
}

const rowsSchema = z.object({ rows: bytes });

/** By what all papers are put into files: a line holds the rows of those that decide it, in their order. */
export function basisStage(frame: SiteFrame, kit: string): AnswerLine {
  const form = formOf(frame, kit);
  const wanted = basisPapers(frame.paperCount).length;
  return (source, n) => {
    const rows = rowsIn(lineAs(rowsSchema, source, n).rows, form, n);
    if (rows.length !== wanted * form.dimensions)
      throw wrongLine('invalid rows', n, `Give those of the ${wanted} papers of basis-papers.`);
    const basis = basisOf(frame.paperCount, rows, form.dimensions);
    return { basis: Buffer.concat(packValues(basis)).toString('base64') };
  };
}

const inRowSchema = rowsSchema.extend({
  /** Place of the first among all papers. */
  from: count,
});

/** The cell and the hubness of papers, and the sum of their vectors: a line holds papers in a row. */
export function meantStage(frame: SiteFrame, kit: string): AnswerLine {
  const form = formOf(frame, kit);
  const basis = readBasis(kit);
  return (source, n) => {
    const { from, rows: content } = lineAs(inRowSchema, source, n);
    const rows = rowsIn(content, form, n);
    refuseBeyond({ from, held: rows.length / form.dimensions }, frame.paperCount, n);
    const place = { dimensions: form.dimensions, from, count: frame.paperCount };
    const { cells, hubs } = meantBy(basis, rows, place);
    return { cells: [...cells], hubs: [...hubs], sum: [...sumOfRows(rows, form.dimensions)] };
  };
}

const cellSchema = z.object({
  cell: count,
  /** In the order of their places. */
  papers: z.array(z.object({ number: count, row: bytes, hub: count.max(255) })),
});

/** The file of a cell: a line holds its papers. */
export function cellsStage(frame: SiteFrame, kit: string): AnswerLine {
  const form = formOf(frame, kit);
  return (source, n) => {
    const { cell, papers } = lineAs(cellSchema, source, n);
    refuseCell(cell, frame, n);
    refusePlaces(
      papers.map(({ number }) => number),
      frame.paperCount,
      n,
    );
    if (papers.some(({ row }) => row.length !== bytesOfRow(form)))
      throw wrongLine('invalid row', n, 'It is of another map. Give what kept-rows gives.');
    const rows = paperRowsOf(papers, form);
    return {
      papers: papers.length,
      hub: meanHubness(rows),
      files: partsAnswered(frame, [cellFile(cell, rows, form.dimensions)]),
    };
  };
}

const centresSchema = z.object({
  cells: z.array(z.object({ cell: count, papers: count, hub: z.number() })),
});

/** What says of all cells where they lie, files of those that nobody is in, and licences: a line holds the other cells. */
export function centresStage(frame: SiteFrame, kit: string): AnswerLine {
  const { dimensions } = formOf(frame, kit);
  const { centres, moments } = readBasis(kit);
  // What is published of the word model is so under its licence.
  const licences = readKitWords(kit).byModel ? englishModel().licences.map(besideVectors) : [];
  return (source, n) => {
    const { cells } = lineAs(centresSchema, source, n);
    const papers = new Array<number>(cellCount(frame.paperCount)).fill(0);
    const hubness = new Float32Array(papers.length);
    for (const cell of cells) {
      refuseCell(cell.cell, frame, n);
      papers[cell.cell] = cell.papers;
      hubness[cell.cell] = cell.hub;
    }
    const held = papers.reduce((sum, own) => sum + own, 0);
    if (held !== frame.paperCount)
      throw wrongLine(
        'invalid cells',
        n,
        `They hold ${held} of ${frame.paperCount} papers. Give each cell once that cells made.`,
      );
    const nobody = { papers: [], rows: new Float32Array(), hubness: new Float32Array() };
    const empty = papers.flatMap((own, cell) =>
      own === 0 ? [cellFile(cell, nobody, dimensions)] : [],
    );
    const file = packCentres({ dimensions, centres, moments, hubness, papers });
    const files = [{ name: 'meaning.bin', bytes: file }, ...empty, ...licences];
    return { files: partsAnswered(frame, files) };
  };
}

function refuseCell(cell: number, { paperCount }: SiteFrame, n: number): void {
  const count = cellCount(paperCount);
  if (cell >= count)
    throw wrongLine(`invalid cell ${cell}`, n, `The map has ${count}. Give what meant gives.`);
}

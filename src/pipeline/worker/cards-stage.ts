import { z } from 'zod';
import { foreignLanguageOf } from '../../atlas/language/text-language.ts';
import { packCards } from '../../search/cards-file.ts';
import { bytesOfRow, paperRowsOf } from '../../search/meant-rows.ts';
import { papersPerCards } from '../../search/text-files.ts';
import { NUMBER_COLUMNS, type PaperColumns, TEXT_COLUMNS } from '../../search/words-index.ts';
import type { SiteFrame } from '../../site/site-frame.ts';
import { pageLanguage } from '../../site/strings/strings.ts';
import type { AnswerLine } from './answer-lines.ts';
import { bytes, formOf } from './kept-form.ts';
import { refuseCutFiles } from './line-counts.ts';
import { answeredFiles, lineAs, wrongLine } from './line-input.ts';
import { paperOfRow, rowSchema, topicPlaces } from './paper-row.ts';

const lineSchema = z.object({
  /** Place of the first paper among all, in the order of slugs. */
  from: z.number().int().min(0),
  papers: z
    .array(
      rowSchema.extend({
        /** Its vector, as `kept-rows` gives it. */
        row: bytes,
        /** How close others stand, as `meant` gives it. */
        hub: z.number().int().min(0).max(255),
      }),
    )
    .min(1),
  /** Fields in which any paper of all has a value. */
  given: z.array(z.enum([...NUMBER_COLUMNS, ...TEXT_COLUMNS])),
});
type CardRow = z.infer<typeof lineSchema>['papers'][number];

/** Files of what answers show of papers: a line holds papers in a row, as many as whole files have. */
export function cardsStage(frame: SiteFrame, kit: string): AnswerLine {
  const { version, paperCount, atlas, site } = frame;
  const form = formOf(frame, kit);
  const perFile = papersPerCards(paperCount);
  const topicOf = topicPlaces(atlas.topics);
  const tag = pageLanguage(site.language);
  return (source, n) => {
    const { from, papers, given } = lineAs(lineSchema, source, n);
    refuseCutFiles({ from, held: papers.length }, perFile, paperCount, n);
    if (papers.some(({ row }) => row.length !== bytesOfRow(form)))
      throw wrongLine('invalid row', n, 'It is of another map. Give what kept-rows gives.');
    const files = Array.from({ length: Math.ceil(papers.length / perFile) }, (_, i) => {
      const rows = papers.slice(i * perFile, (i + 1) * perFile);
      const first = from + i * perFile;
      const meaning = paperRowsOf(
        rows.map(({ row, hub }, k) => ({ number: first + k, row, hub })),
        form,
      );
      const xy = rows.flatMap(({ x, y }) => [x, y]);
      return {
        path: `data/${version}/search/cards/${first / perFile}.bin`,
        bytes: packCards(columnsOf(rows, given, topicOf, tag, n), meaning, form.dimensions, xy),
      };
    });
    return { files: answeredFiles(files) };
  };
}

function columnsOf(
  rows: readonly CardRow[],
  given: readonly string[],
  topicOf: ReturnType<typeof topicPlaces>,
  tag: string,
  n: number,
): PaperColumns {
  const papers = rows.map((row) => paperOfRow(row, n));
  const column = <Value>(name: string, values: readonly Value[]) =>
    given.includes(name) ? values : [];
  return {
    slugs: papers.map(({ slug }) => slug),
    titles: papers.map(({ titlePlain }) => titlePlain),
    topicOf: rows.map((row) => topicOf(row, n)),
    years: column(
      'years',
      papers.map(({ year }) => year),
    ),
    venues: column(
      'venues',
      papers.map(({ venue }) => venue),
    ),
    authors: column(
      'authors',
      papers.map(({ authors }) => authors.join(', ')),
    ),
    languages: papers.map((paper) => foreignLanguageOf(paper, tag) ?? null),
  };
}

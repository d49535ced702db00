import { z } from 'zod';
import { splitterBy } from '../../atlas/language/corpus-compounds.ts';
import { countShortForms, textsWritingSmall } from '../../search/acronyms.ts';
import { wordPlaces } from '../../search/column-words.ts';
import { hashText, identifiersOf, slugKey } from '../../search/identifier-hashes.ts';
import { toIndexed } from '../../search/index-files.ts';
import { termPostings } from '../../search/term-postings.ts';
import { countTerms, tellingTerms } from '../../search/top-terms.ts';
import type { SiteFrame } from '../../site/site-frame.ts';
import { readSearchFrame } from '../site-kit.ts';
import type { AnswerLine } from './answer-lines.ts';
import { refuseBeyond } from './line-counts.ts';
import { lineAs, wrongLine } from './line-input.ts';
import { paperOfRow, rowSchema, topicPlaces } from './paper-row.ts';

const papersSchema = z.object({
  /** Place of the first paper among all, in the order of slugs. */
  from: z.number().int().min(0),
  papers: z.array(rowSchema).min(1),
});

/** The terms of abstracts, by which it is counted how many papers have each: asked where only telling words are indexed. */
export function abstractTermsStage({ paperCount }: SiteFrame): AnswerLine {
  return (source, n) => {
    const { from, papers } = lineAs(papersSchema, source, n);
    refuseBeyond({ from, held: papers.length }, paperCount, n);
    const abstracts = papers.map((row) => paperOfRow(row, n).abstractPlain);
    const { terms, starts, held } = countTerms(abstracts);
    return {
      papers: abstracts.map((_, i) => ({
        number: from + i,
        terms: held.slice(starts[i], starts[i + 1]).map((term) => terms[term]!),
      })),
    };
  };
}

const lineSchema = papersSchema.extend({
  papers: z
    .array(
      rowSchema.extend({
        /** Of the terms of its abstract, how many papers have each that several have; only where telling words alone are indexed. */
        papersWith: z.record(z.string(), z.number().int().min(1)).nullish(),
      }),
    )
    .min(1),
});

/** What papers in a row give to the index of words: all that is to be summed, grouped and sorted over all papers. */
export function termsStage({ paperCount, atlas }: SiteFrame, kit: string): AnswerLine {
  const { head, compounds } = readSearchFrame(kit);
  const split = splitterBy(compounds);
  const placeOfTopic = topicPlaces(atlas.topics);
  return (source, n) => {
    const { from, papers: rows } = lineAs(lineSchema, source, n);
    refuseBeyond({ from, held: rows.length }, paperCount, n);
    const topics = rows.map((row) => placeOfTopic(row, n));
    if (head.topTermsOnly && rows.some(({ papersWith }) => papersWith == null))
      throw wrongLine('missing papersWith', n, 'Say for each paper how many have its terms.');
    const papers = rows.map((row) => paperOfRow(row, n));
    const abstracts = papers.map(({ abstractPlain }) => abstractPlain);
    const counted = countTerms(head.topTermsOnly ? abstracts : []);
    const indexed = abstracts.map((abstract, i) => {
      if (!head.topTermsOnly) return abstract;
      const others = new Map(Object.entries(rows[i]!.papersWith!));
      return tellingTerms(counted, i, (term) => others.get(counted.terms[term]!) ?? 0, paperCount);
    });
    const texts = {
      titles: papers.map(({ titlePlain }) => titlePlain),
      venues: papers.map(({ venue }) => venue),
      authors: papers.map(({ authors }) => authors.join(', ')),
    };
    const words = {
      terms: termPostings(
        papers.map((paper, i) => toIndexed(paper, indexed[i]!)),
        split,
        from,
      ),
      titles: wordPlaces(texts.titles, from),
      venues: wordPlaces(texts.venues, from),
      authors: wordPlaces(texts.authors, from),
    };
    const years = papers.map(({ year }) => year);
    const said = { years, venues: texts.venues, authors: texts.authors };
    return {
      given: [
        ...['topicOf', 'titles'],
        ...Object.entries(said).flatMap(([name, values]) =>
          values.some((value) => value !== null && value !== '') ? [name] : [],
        ),
      ],
      words: Object.entries(words).flatMap(([kind, lists]) =>
        [...lists].map(([key, values]) => ({ kind, key, values: values.join() })),
      ),
      numbers: {
        topicOf: topics.join(),
        years: years.map((year) => year ?? 'null').join(),
      },
      identifiers: papers.flatMap((paper, i) =>
        [slugKey(paper.slug), ...identifiersOf(paper)].map((id) => [hashText(id), from + i]),
      ),
      shortForms: [...countShortForms(abstracts)].flatMap(([short, forms]) =>
        [...forms].map(([long, times]) => ({ short, long, times })),
      ),
      small: [...textsWritingSmall(abstracts, () => true)].map(([short, times]) => ({
        short,
        times,
      })),
    };
  };
}

import { identifier } from '../fields/references.ts';
import type { SourceRecord } from '../formats/format.ts';
import { isPreprintDoi } from './match-keys.ts';
import { unitedReferences } from './united-references.ts';

/** An abstract that ends in the middle of itself. */
const CUT_OFF = /(?:…|\.\.\.|\[truncated\])$/i;

/** One record of one paper: the richest of several, what it lacks filled in from the others in their order. */
export function mergeRecords(records: readonly SourceRecord[]): SourceRecord {
  const [richest, ...others] = [...records].sort((a, b) => richness(b) - richness(a));
  return others.reduce(fillIn, richest!);
}

/** What `record` lacks, from `other`. */
function fillIn(record: SourceRecord, other: SourceRecord): SourceRecord {
  const fields = { ...other.fields, ...record.fields };
  const cut = CUT_OFF.test(record.abstract) && other.abstract.length > record.abstract.length;
  return {
    line: record.line,
    key: record.key ?? other.key,
    title: record.title,
    abstract: record.abstract === '' || cut ? other.abstract : record.abstract,
    authors: record.authors.length > 0 ? record.authors : other.authors,
    orcids: [...new Set([...record.orcids, ...other.orcids])],
    year: record.year ?? other.year,
    venue: record.venue ?? other.venue,
    doi: record.doi ?? other.doi,
    arxiv: record.arxiv ?? other.arxiv,
    url: record.url ?? other.url,
    code: record.code ?? other.code,
    keywords: record.keywords.length > 0 ? record.keywords : other.keywords,
    ids: [...new Set([...record.ids, ...other.ids, ...furtherIds(record, other)])],
    references: unitedReferences(record.references, other.references),
    citations: unitedReferences(record.citations, other.citations),
    ...latestCount(record, other),
    ...(Object.keys(fields).length > 0 && { fields }),
  };
}

/** What the other version is cited by, where the record has an identifier of its own. */
function furtherIds(record: SourceRecord, other: SourceRecord): readonly string[] {
  const doi = other.doi?.toLowerCase();
  const further = doi !== undefined && record.doi !== null && record.doi.toLowerCase() !== doi;
  const id = further ? identifier('doi', other.doi!) : null;
  return id === null ? [] : [id];
}

/** The number of citations that was counted last; of two of one day the higher one. */
function latestCount(
  record: SourceRecord,
  other: SourceRecord,
): Pick<SourceRecord, 'citedBy' | 'citedByDay'> {
  const { citedBy, citedByDay } = [record, other]
    .filter((one) => one.citedBy !== null)
    .reduce<Pick<SourceRecord, 'citedBy' | 'citedByDay'>>(
      (last, one) => {
        const [day, lastDay] = [one.citedByDay ?? '', last.citedByDay ?? ''];
        const later = day > lastDay || (day === lastDay && one.citedBy! > (last.citedBy ?? -1));
        return later ? one : last;
      },
      { citedBy: null, citedByDay: null },
    );
  return { citedBy, citedByDay };
}

/** A published version before its preprint, then more fields, an abstract counting most. */
function richness(record: SourceRecord): number {
  const published = record.doi !== null && !isPreprintDoi(record.doi);
  const fields = [
    record.authors.length > 0,
    record.year !== null,
    record.venue !== null,
    record.doi !== null,
    record.url !== null,
    record.keywords.length > 0,
  ].filter(Boolean).length;
  const abstract = record.abstract === '' ? 0 : CUT_OFF.test(record.abstract) ? 1 : 4;
  return (published ? 2 : 0) + fields + abstract;
}

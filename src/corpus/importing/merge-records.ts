import type { SourceRecord } from '../formats/format.ts';
import { isPreprintDoi } from './identity.ts';

/** An abstract that ends in the middle of itself. */
const CUT_OFF = /(?:…|\.\.\.|\[truncated\])$/i;

/** One record of one paper: the richest of several, what it lacks filled in from the others in their order. */
export function mergeRecords(records: readonly SourceRecord[]): SourceRecord {
  const [richest, ...others] = [...records].sort((a, b) => richness(b) - richness(a));
  return others.reduce(fillIn, richest!);
}

/** What `record` lacks, from `other`. */
function fillIn(record: SourceRecord, other: SourceRecord): SourceRecord {
  const cut = CUT_OFF.test(record.abstract) && other.abstract.length > record.abstract.length;
  return {
    line: record.line,
    key: record.key ?? other.key,
    title: record.title,
    abstract: record.abstract === '' || cut ? other.abstract : record.abstract,
    authors: record.authors.length > 0 ? record.authors : other.authors,
    year: record.year ?? other.year,
    venue: record.venue ?? other.venue,
    doi: record.doi ?? other.doi,
    arxiv: record.arxiv ?? other.arxiv,
    url: record.url ?? other.url,
    code: record.code ?? other.code,
    keywords: record.keywords.length > 0 ? record.keywords : other.keywords,
  };
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

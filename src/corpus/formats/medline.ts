import { identifier } from '../fields/references.ts';
import type { Format } from './format.ts';
import { taggedNames } from './tagged-names.ts';
import { plainTags, type TaggedRecord, taggedRecords } from './tagged-records.ts';

const TITLES = ['TI', 'BTI', 'CTI', 'TT'];

/** Ovid's numbers between records, with the first tag behind one. */
const OVID = /(?:^|[\r\n])<\d+\. ?>\s*[\r\n]([A-Z][A-Z0-9]{1,3}) {0,2}- /;

/** PubMed's `.nbib` and MEDLINE text: `PMID- 30689646`, `TI  - …`; Ovid's of all its databases under `<1. >`; ERIC's. */
export const medline: Format = {
  name: 'medline',
  recognises(text) {
    const start = plainTags(text.start);
    return (
      (/(?:^|\n)(?:(?:PMID|UI {2}) *- ?\d|OWN *- ERIC)/.test(start) || OVID.test(start)) &&
      /\n(?:TI|BTI|TT) {1,2}- /.test(start)
    );
  },
  *parse(text) {
    for (const { line, all, one, together } of taggedRecords(text, {
      tag: /^([A-Z][A-Z0-9]{1,3}) {0,2}- ?(.*)$/,
      begins: new Set(begins(text.start)),
      ends: 'blank line',
      listed: new Set(),
      titles: TITLES,
    })) {
      const full = all('FAU', 'FA');
      const dois = [...all('LID'), ...all('AID')].filter((id) => /\[doi\]/i.test(id));
      const pmid = /^\d+$/.exec(one('PMID', 'UI') ?? '')?.[0];
      const accession = one('AN', 'UI')?.replace(/\.$/, '');
      const id = pmid === undefined ? (one('OID') ?? accession) : `PMID ${pmid}`;
      yield {
        line,
        ...(id !== undefined && { name: id }),
        key: keyOf(pmid, one('OID'), accession),
        title: one(...TITLES),
        abstract: withRights(one('AB', 'OAB'), one('CI')),
        ...writersOf(
          full.length > 0 ? together('FAU', 'FA', 'CN', 'AUID') : together('AU', 'CN', 'AUID'),
        ),
        dates: [
          one('DP'),
          one('YR'),
          one('DEP'),
          one('EDAT'),
          one('CRDT'),
          yearOfCitation(one('SO')),
        ],
        venues: [one('JT'), one('JN'), one('TA'), journalOfCitation(one('SO'))],
        doi: dois[0] ?? one('DO'),
        identifiers: [one('SO')?.match(/doi: .*/)?.[0], ...all('AID'), ...all('ID')],
        urls: all('LID'),
        ids: [pmid && identifier('pmid', pmid), one('PMC') && identifier('pmcid', one('PMC')!)],
        volume: one('VI'),
        pages: [one('PG')],
        keywords: keywordsOf(all),
      };
    }
  },
};

/** Names, and the ORCIDs that stand below them. */
function writersOf(values: readonly string[]): { authors: string[]; orcids: string[] } {
  const authors: string[] = [];
  const orcids: string[] = [];
  for (const value of values) {
    if (/^ORCID:/i.test(value)) orcids[authors.length - 1] = value;
    else authors.push(...taggedNames([value]));
  }
  return { authors, orcids: authors.map((_, k) => orcids[k] ?? '') };
}

/** The tags with which a file's records begin. */
function begins(start: string): readonly string[] {
  if (/(?:^|[\r\n])(?:PMID|UI)\b/.test(start)) return ['PMID', 'UI'];
  return [OVID.exec(start)?.[1] ?? 'OWN'];
}

/** Ovid's MEDLINE keeps DOIs where PsycInfo keeps keywords. */
function keywordsOf(all: TaggedRecord['all']): string[] {
  const ids = all('ID').filter((id) => !/\]$/.test(id));
  const said = [all('OT', 'KW'), ids.flatMap((id) => id.split(/, /)), all('MH', 'SH')];
  const keywords = said.find((list) => list.length > 0) ?? [];
  return keywords.map((keyword) => keyword.replace(/\*/g, '').split('/')[0]!);
}

function keyOf(pmid?: string, eric?: string, accession?: string): string | null {
  if (pmid !== undefined) return `pmid:${pmid}`;
  return eric ?? (accession === undefined ? null : `accession:${accession}`);
}

/** `Coastal Maps. 12(3):101-9, 2021 May.` without its issue: `Coastal Maps`. */
export function journalOfCitation(citation: string | undefined): string | undefined {
  return citation?.replace(
    /[.,]\s+(?:Vol(?:ume)?\b|\d|\(\d|[A-Z][a-z]{2,8} \d|Conference:).*$/s,
    '',
  );
}

/** The year behind the pages of a citation. */
export function yearOfCitation(citation: string | undefined): string | undefined {
  return /,\s*((?:1[5-9]|20)\d\d)\b/.exec(citation ?? '')?.[1];
}

/** An abstract with its notice of rights as a last paragraph, as other exports of the same paper carry it. */
export function withRights(
  abstract: string | undefined,
  rights: string | undefined,
): string | undefined {
  return abstract === undefined || rights === undefined ? abstract : `${abstract}\n\n${rights}`;
}

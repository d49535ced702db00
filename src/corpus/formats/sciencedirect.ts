import { splitNames } from '../fields/person-names.ts';
import type { Format, RawRecord } from './format.ts';
import type { SourceText } from './source-text.ts';

/** The address that every reference of ScienceDirect has, in brackets, alone on its line. */
const ADDRESS = /^\(https?:\/\/(?:www\.)?sciencedirect\.com\/science\/article\/[^\s)]*\)\.?$/;
const ABSTRACT = /^Abstract\s*:\s*/i;
const KEYWORDS = /^Keywords\s*:\s*/i;
/** Lines behind the venue: volume, date, pages or the number of an article. */
const DETAIL =
  /^(?:Volumes? \S.{0,80}|(?:Issue|Part|Supplement) \S{1,20}|(?:[A-Z][a-z]+ )?(?:1[5-9]|20)\d\d|Pages? \S{1,40}|IS[SB]N\b.*|\d[\dA-Z]{0,15}|https?:.*|In Press.*)$/;
/** A title and a venue stand above them at the least. */
const MIN_NAMED = 2;

/** Lines of which a reference has one, whatever else of it is broken. */
const REFERENCE = /^(?:\(https?:|https?:\/\/(?:dx\.)?doi\.org\/|IS[SB]N )/;

/** ScienceDirect's "Export citation to text": a line each for authors, title, journal, then `Abstract:` and `Keywords:`. */
export const scienceDirect: Format = {
  name: 'sciencedirect',
  recognises: ({ start }) => start.split(/\r\n|\n|\r/).some((said) => ADDRESS.test(said.trim())),
  *parse(text: SourceText) {
    let record: Stretch | null = null;
    for (const stretch of stretchesOf(text.lines())) {
      if (record === null) record = stretch;
      else if (stretch.lines.some((said) => REFERENCE.test(said))) {
        yield toRaw(record.line, record.lines);
        record = stretch;
      } else {
        // A further paragraph of the abstract.
        record.lines.push('', ...stretch.lines);
      }
    }
    if (record !== null) yield toRaw(record.line, record.lines);
  },
};

/** Lines that stand together, trimmed. */
interface Stretch {
  readonly line: number;
  readonly lines: string[];
}

function* stretchesOf(lines: Iterable<string>): Generator<Stretch> {
  let open: Stretch | null = null;
  let line = 0;
  for (const raw of lines) {
    line++;
    const said = raw.trim();
    if (said === '') {
      if (open !== null) yield open;
      open = null;
    } else if (open === null) open = { line, lines: [said] };
    else open.lines.push(said);
  }
  if (open !== null) yield open;
}

function toRaw(line: number, lines: readonly string[]): RawRecord {
  const at = (pattern: RegExp) => {
    const found = lines.findIndex((said) => pattern.test(said));
    return found === -1 ? lines.length : found;
  };
  const abstract = at(ABSTRACT);
  const keywords = at(KEYWORDS);
  const head = lines.slice(0, Math.min(abstract, keywords)).map((said) => said.replace(/,$/, ''));
  const detail = head.findIndex((said, i) => i >= MIN_NAMED && DETAIL.test(said));
  const named = head.slice(0, detail === -1 ? head.length : detail);
  const editors = named.findIndex((said) => /^Editor\(s\):/.test(said));
  // Books: authors, title, editors, book, publisher. A reference without authors begins with its title.
  const title = editors > 0 ? editors - 1 : named.length > 2 ? 1 : 0;
  const venue = named[(editors > 0 ? editors : title) + 1];
  return {
    line,
    title: named[title],
    abstract: lines
      .slice(abstract, keywords > abstract ? keywords : undefined)
      .join('\n')
      .replace(ABSTRACT, ''),
    authors: title === 0 ? [] : splitNames(named[0]!),
    dates:
      detail === -1
        ? []
        : head.slice(detail).filter((said) => !/^(?:Volume|Pages|ISSN|ISBN|https?:|\()/.test(said)),
    venues: [venue],
    identifiers: head.filter((said) => /doi\.org/.test(said)),
    urls: head.map((said) => ADDRESS.exec(said)?.[0].replace(/[()]/g, '')),
    keywords: (lines[keywords] ?? '').replace(KEYWORDS, '').split(';'),
  };
}

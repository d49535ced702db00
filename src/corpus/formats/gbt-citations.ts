import { familyFirst } from './cnki.ts';
import type { BrokenRecord, Format, RawRecord } from './format.ts';
import type { SourceText } from './source-text.ts';

/** A reference of GB/T 7714: `[1]张三,李四.题名[J].期刊,2021,44(05):1-9.`; groups: authors and title, what follows the sign of its kind. */
const REFERENCE = /^\[\d{1,6}\]\s*(.{3,2000}?)\[[A-Z]{1,2}(?:\/[A-Z]{2})?\][.,．，]?\s*(.*)$/u;
const BEGINS = /^\[\d{1,6}\]/;
const ABSTRACT = /^(?:摘要|Abstract)\s*[:：]\s*/i;
const KEYWORDS = /^(?:关键词|Key ?words?)\s*[:：]\s*/i;

/** References in the form of China's standard GB/T 7714, as CNKI and Wanfang write them, with abstracts below where chosen. */
export const gbtCitations: Format = {
  name: 'gbt-citations',
  recognises: ({ start }) => {
    const [first = ''] = start.trimStart().split(/[\r\n]/, 1);
    return REFERENCE.test(first);
  },
  *parse(text: SourceText) {
    let line = 0;
    let open: { readonly line: number; readonly lines: string[] } | null = null;
    for (const raw of text.lines()) {
      line++;
      const said = raw.trim();
      if (BEGINS.test(said)) {
        if (open !== null) yield toRaw(open);
        open = { line, lines: [said] };
      } else if (said !== '') open?.lines.push(said);
    }
    if (open !== null) yield toRaw(open);
  },
};

function toRaw({
  line,
  lines,
}: {
  line: number;
  lines: readonly string[];
}): RawRecord | BrokenRecord {
  const [first = '', ...rest] = lines;
  const [, named = '', behind = ''] = REFERENCE.exec(first) ?? [];
  if (named === '')
    return { line, reason: 'invalid reference: no [J] or the like behind its title' };
  const { authors, title } = parted(named);
  const abstract = rest.findIndex((said) => ABSTRACT.test(said));
  const keywords = rest.find((said) => KEYWORDS.test(said));
  return {
    line,
    title,
    abstract:
      abstract === -1
        ? ''
        : rest
            .slice(abstract)
            .filter((said) => said !== keywords)
            .join('\n')
            .replace(ABSTRACT, ''),
    authors,
    dates: [behind],
    venues: [/^[^,，]*/.exec(behind)?.[0].replace(/^.*[:：]\s*/, '')],
    identifiers: [behind, ...rest],
    urls: [behind],
    keywords: keywords?.replace(KEYWORDS, '').split(/[;；]+/) ?? [],
  };
}

/** Authors end with the first full stop, for initials have none here; without one there is a title alone. */
function parted(named: string): { readonly authors: readonly string[]; readonly title: string } {
  const stop = /^(.*?)(?<!\d)[.．](?![,.\d])\s*(?=\S)/u.exec(named);
  if (stop === null) return { authors: [], title: named };
  const authors = stop[1]!
    .split(/[,，;；]\s*/)
    .map((name) => name.replace(/[等]$|^et al$/, ''))
    .filter((name) => name.trim() !== '');
  return { authors: authors.map(familyFirst), title: named.slice(stop[0].length) };
}

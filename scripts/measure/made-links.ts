import { type Random, seeded } from '../../src/atlas/random.ts';
import type { CitingCorpus } from '../../src/corpus/citing/citation-links.ts';
import type { CitingRecord } from '../../src/corpus/citing/citing-record.ts';

/** Words of made titles; pairs of syllables make some twenty thousand. */
const SYLLABLES =
  'ba be bi bo da de di do fa fe ga gi ka ke ki la le lo ma me mi mo na ne no pa pe ra re ri sa se si ta te ti va ve wa zo'.split(
    ' ',
  );
const TITLE_WORDS = 9;
const FIRST_YEAR = 1980;
const YEARS = 45;

/**
 * A made corpus for scale: `count` papers, each citing `cited` earlier ones, half by DOI and half in words, with an
 * unknown reference for each known one. The same seed makes the same corpus.
 */
export function madeLinks(count: number, cited: number, seed = 1): CitingCorpus {
  const random = seeded(seed);
  const papers = Array.from({ length: count }, (_, i) => ({
    slug: `paper-${String(i).padStart(6, '0')}`,
    titlePlain: title(random),
    authors: [`${capital(word(random))} ${capital(word(random))}`],
    year: FIRST_YEAR + Math.floor((YEARS * i) / count),
    venue: null,
    doi: `10.5555/made.${i}`,
    arxiv: null,
    url: null,
  }));
  const records = new Map<string, CitingRecord>();
  for (const [i, { slug }] of papers.entries()) {
    const references: string[] = [];
    for (let r = 0; r < Math.min(cited, i); r++) {
      const other = Math.floor(random() * i);
      const { titlePlain, authors, year, doi } = papers[other]!;
      const family = authors[0]!.split(' ')[1]!;
      references.push(
        r % 2 === 0
          ? `doi:${doi}`
          : `${family}, A., ${titlePlain} (${year}) Made Journal, 3, p. ${r}`,
        r % 2 === 0
          ? `doi:10.5555/unknown.${other}`
          : `Nobody, N., ${title(random)} (${year}) Made Journal`,
      );
    }
    records.set(slug, {
      slug,
      ids: [],
      references,
      citations: [],
      citedBy: null,
      citedByDay: null,
    });
  }
  return { papers, records, deleted: [], redirects: [] };
}

function title(random: Random): string {
  return capital(Array.from({ length: TITLE_WORDS }, () => word(random)).join(' '));
}

function word(random: Random): string {
  const syllable = () => SYLLABLES[Math.floor(random() * SYLLABLES.length)]!;
  return `${syllable()}${syllable()}${syllable()}`;
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

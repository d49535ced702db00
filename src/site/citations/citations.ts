import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Paper } from '../../corpus/paper.ts';
import type { PublishedFile } from '../../map/map-files.ts';
import { PANEL_PAPERS } from '../../map/panels.ts';
import { bibtexEntry } from './bibtex.ts';
import { type CslItem, cslItem } from './csl-item.ts';
import { risEntry } from './ris.ts';
import type { StyledCitation } from './styles.ts';

/** A citation in a style takes citeproc about five milliseconds: beyond this many papers their pages go without. */
const STYLED_PAPERS = 20_000;
/** Counted up when the same item would be written otherwise: by new styles, by a new library. */
const STYLES_VERSION = 1;

/** What a page offers to copy and to download. */
export interface Citation {
  readonly bibtex: string;
  readonly ris: string;
  /** An array of one item, as CSL-JSON files are. */
  readonly csl: string;
}

/** Bibliographic programs' own formats of a paper: what is known of it, no field invented. */
export function citationOf(paper: Paper): Citation {
  const item = cslItem(paper);
  return {
    bibtex: bibtexEntry(item),
    ris: risEntry(item),
    csl: `${JSON.stringify([item], null, 2)}\n`,
  };
}

/** Citations as text, parallel to `papers`; those in `cacheFile` are not written again. Empty for a corpus too large. */
export async function styledCitations(
  papers: readonly Paper[],
  cacheFile: string,
): Promise<readonly StyledCitation[]> {
  if (papers.length > STYLED_PAPERS) return [];
  const cached = readCache(cacheFile);
  const items = papers.map(cslItem);
  const keys = items.map(hashOf);
  if (keys.some((key) => !cached.has(key))) {
    const { styledCitation } = await import('./styles.ts');
    for (const [i, key] of keys.entries()) {
      if (!cached.has(key)) cached.set(key, styledCitation(items[i]!));
    }
  }
  const styled = keys.map((key) => cached.get(key)!);
  writeCache(cacheFile, new Map(keys.map((key, i) => [key, styled[i]!])));
  return styled;
}

/** `data/<version>/citations/<n>.json`: paper `i` in file ⌊i / 32⌋, as the texts of the map's panels. */
export function citationFiles(model: {
  readonly version: string;
  readonly papers: readonly Paper[];
  readonly styled: readonly StyledCitation[];
}): readonly PublishedFile[] {
  const { version, papers, styled } = model;
  return Array.from({ length: Math.ceil(papers.length / PANEL_PAPERS) }, (_, file) => {
    const from = file * PANEL_PAPERS;
    const entries = papers.slice(from, from + PANEL_PAPERS).map((paper, i) => ({
      slug: paper.slug,
      bibtex: bibtexEntry(cslItem(paper)),
      ...styled[from + i],
    }));
    return {
      path: `data/${version}/citations/${file}.json`,
      bytes: new TextEncoder().encode(`${JSON.stringify(entries)}\n`),
    };
  });
}

function hashOf(item: CslItem): string {
  return createHash('sha256').update(JSON.stringify(item)).digest('hex').slice(0, 24);
}

interface Cache {
  readonly version: number;
  readonly styled: readonly (readonly [key: string, StyledCitation])[];
}

/** An unreadable cache is a miss. */
function readCache(file: string): Map<string, StyledCitation> {
  if (!existsSync(file)) return new Map();
  try {
    const { version, styled } = JSON.parse(readFileSync(file, 'utf8')) as Cache;
    return version === STYLES_VERSION ? new Map(styled) : new Map();
  } catch {
    return new Map();
  }
}

function writeCache(file: string, styled: ReadonlyMap<string, StyledCitation>): void {
  const cache: Cache = { version: STYLES_VERSION, styled: [...styled] };
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, JSON.stringify(cache));
  renameSync(`${file}.new`, file);
}

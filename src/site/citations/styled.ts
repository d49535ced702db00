import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Paper } from '../../corpus/paper.ts';
import { type CslItem, cslItem } from './csl-item.ts';
import type { StyledCitation } from './styles.ts';

/** A citation in a style takes citeproc about five milliseconds: beyond this many papers their pages go without. */
const STYLED_PAPERS = 20_000;
/** Counted up when the same item would be written otherwise: by new styles, by a new library. */
const STYLES_VERSION = 1;

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

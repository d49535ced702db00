import { existsSync } from 'node:fs';
import { sizeOfSite } from '../site/build/host-limits.ts';
import type { SiteModel } from '../site/site-model.ts';
import { isDiskFull, MachineError, toldError } from './machine-error.ts';

/** Bytes a paper takes with all that is published of it, by whether its page is packed: of 10,112 conference papers. */
const BYTES_A_PAPER = { packed: 13_000, files: 30_000 } as const;
/** What every site has: fonts, scripts, search's knowledge of words. */
const BYTES_OF_ANY = 20_000_000;
const MB = 1e6;

/** What an error of a build says to a person: of a full disk also how much room a site takes. */
export function withRoom(
  error: unknown,
  { papers, site }: Pick<SiteModel, 'papers' | 'site'>,
  outDir: string,
): unknown {
  const told = toldError(error);
  if (told === null || !isDiskFull(error)) return error;
  const bytes = existsSync(outDir)
    ? sizeOfSite(outDir).bytes
    : BYTES_OF_ANY + papers.length * BYTES_A_PAPER[site.pages];
  const size = Math.ceil(bytes / MB);
  return new MachineError(
    `${told.message} A site is put together beside the last one: this one takes about ${size} MB.`,
    { cause: told.cause },
  );
}

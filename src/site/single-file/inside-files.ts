import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { deflateSync } from 'fflate';
import { keepWords } from '../../search/word-shards.ts';
import type { InsideLinks } from './inside-links.ts';
import { keptWords } from './inside-words.ts';
import {
  type Element,
  elementOf,
  elementsOf,
  innerText,
  linkInside,
  readPage,
  removeElements,
  textOf,
} from './page-tree.ts';

/** Pages that are read over the map; papers are in its panel, and names in its selection. */
const READ =
  /^(?:about|topics(?:\/[^/]+)*|pages\/[^/]+|(?:papers|authors|venues)(?:\/page\/\d+)?)\/index\.html$/;
/** What scripts fetch; of the data of a build all but its list of files, packed pages and what filters the list of papers. */
const FETCHED =
  /^data\/(?:version\.json|land\.svg|[0-9a-f]{12}\/(?!build\.json$|pages\/|list\/).+)$/;
const WORDS = /^data\/words-[0-9a-f]+\/(?:\d+|core)\.bin$/;
const TEXTS = /\/(?:search\/texts|panels)\/\d+\.bin$/;
const PICTURE = /\.(?:svg|png|jpe?g|gif|webp)$/i;
/** Made by the build for others than readers of the file. */
const NOT_SHOWN = /^(?:previews|fonts|assets|api|data)\//;

/** Whether the file holds what the site has at a path: a page with its slash, or a picture of the owner's. */
export function isInside(files: readonly string[]): (path: string) => boolean {
  const held = new Set(
    files.filter(
      (file) =>
        READ.test(file) || FETCHED.test(file) || (PICTURE.test(file) && !NOT_SHOWN.test(file)),
    ),
  );
  return (path) => held.has(path) || (path.endsWith('/') && held.has(`${path}index.html`));
}

/**
 * The files of a site that its single file holds, by path, each deflated and in base64. Of a page its main part; of the
 * word model the words that the corpus has, beside the commonest of all.
 */
export function insideFiles(
  siteDir: string,
  files: readonly string[],
  links: InsideLinks,
): Readonly<Record<string, string>> {
  const read = (path: string): Buffer => readFileSync(join(siteDir, path));
  const shards = files
    .filter((path) => WORDS.test(path))
    .map((path) => ({ path, bytes: read(path) }));
  const texts = files
    .filter((path) => TEXTS.test(path))
    .map((path) => inflateRawSync(read(path)).toString());
  const kept = keptWords(shards, texts);
  const inside: Record<string, string> = {
    'venues.json': packed(JSON.stringify(venueNames(files, read, links))),
  };
  for (const path of files) {
    if (READ.test(path)) {
      const main = mainPart(read(path).toString(), links);
      if (main !== null) inside[path] = packed(main);
    } else if (links.holds(path)) inside[path] = packed(read(path));
  }
  for (const { path, bytes } of shards) inside[path] = packed(keepWords(bytes, path, kept));
  return inside;
}

function packed(content: string | Uint8Array): string {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return Buffer.from(deflateSync(bytes, { level: 9 })).toString('base64');
}

/** What a page says, without what needs its own script; null where it leads on to another. */
function mainPart(html: string, links: InsideLinks): string | null {
  const page = readPage(html);
  const leadsOn = elementsOf(page, ({ attribs }) => attribs['http-equiv'] === 'refresh');
  if (leadsOn.length > 0) return null;
  const isScripted = ({ name, attribs }: Element) =>
    name === 'script' || / scripted /.test(` ${attribs.class ?? ''} `);
  removeElements(elementsOf(page, isScripted));
  linkInside(page, links);
  return innerText(elementOf(page, 'main'));
}

/** Names of the venues that have pages, by slug: the map knows them by name. */
function venueNames(
  files: readonly string[],
  read: (path: string) => Buffer,
  { base }: InsideLinks,
): Readonly<Record<string, string>> {
  const isOfVenue = new RegExp(`^${base}venues/([a-z0-9-]+)/$`);
  const names = files
    .filter((path) => /^venues\/(?:page\/\d+\/)?index\.html$/.test(path))
    .flatMap((path) => elementsOf(readPage(read(path).toString()), ({ name }) => name === 'a'))
    .flatMap((link) => {
      const slug = isOfVenue.exec(link.attribs.href ?? '')?.[1];
      const [name] = elementsOf(link, (inner) => inner.name === 'bdi');
      return slug === undefined || name === undefined ? [] : [[slug, textOf(name)] as const];
    });
  return Object.fromEntries(names);
}

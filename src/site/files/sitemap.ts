import { idsOf, subtopicsBelow } from '../../atlas/subtopics-below.ts';
import type { AtlasTopic } from '../../atlas/types.ts';
import { groupPath } from '../view/address.ts';
import { groupPaths } from '../view/further-pages.ts';
import { escapeHtml } from '../view/rich-text.ts';

const HEAD = '<?xml version="1.0" encoding="utf-8"?>';
const SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';
/** The protocol ends a file here: https://www.sitemaps.org/protocol.html. */
export const MAX_ADDRESSES = 50_000;

/** An author or a venue. */
interface WithPapers {
  readonly slug: string;
  readonly papers: readonly number[];
}

/** What of a site is meant to be found. */
interface FoundPages {
  readonly papers: readonly { readonly slug: string }[];
  /** Papers whose addresses stand in files that are made elsewhere (`paperSitemap`). */
  readonly papersElsewhere: number;
  readonly topics: readonly AtlasTopic[];
  /** How many papers the pages of a topic list, or of the subtopic that a path leads to. */
  readonly listed: (topic: string, path: readonly string[]) => number;
  readonly ownPages: readonly { readonly name: string }[];
  /** Null where they have no pages. */
  readonly people: {
    readonly authors: readonly WithPapers[];
    readonly venues: readonly WithPapers[];
  } | null;
}

/** One file of addresses. */
interface Sitemap {
  /** Its name without the ending: `sitemap-0`. */
  readonly name: string;
  readonly xml: string;
}

/**
 * The index that search engines ask for, then the files it names, each of at most 50,000 addresses. `site` has no slash
 * at its end.
 */
export function sitemaps(site: string, pages: FoundPages): readonly Sitemap[] {
  const files = chunks(pathsOf(pages)).map((paths, i) => ({
    name: `sitemap-${i}`,
    xml: addresses(site, paths),
  }));
  const elsewhere = Array.from(
    { length: Math.ceil(pages.papersElsewhere / MAX_ADDRESSES) },
    (_, n) => ofPapers(n),
  );
  const named = [...files.map(({ name }) => name), ...elsewhere].map(
    (name) => `<sitemap>${location(`${site}/${name}.xml`)}</sitemap>`,
  );
  return [{ name: 'sitemap-index', xml: documentOf('sitemapindex', named) }, ...files];
}

/** A file of addresses of papers alone, the `n`th of a site whose papers are many: of at most `MAX_ADDRESSES`. */
export function paperSitemap(site: string, n: number, slugs: readonly string[]): Sitemap {
  const paths = slugs.map((slug) => `papers/${slug}/`);
  return { name: ofPapers(n), xml: addresses(site, paths) };
}

function ofPapers(n: number): string {
  return `sitemap-papers-${n}`;
}

function addresses(site: string, paths: readonly string[]): string {
  const urls = paths.map((path) => `<url>${location(`${site}/${path}`)}</url>`);
  return documentOf('urlset', urls);
}

function pathsOf({ papers, topics, listed, ownPages, people }: FoundPages): readonly string[] {
  return [
    '',
    'papers/',
    'topics/',
    'about/',
    ...topics.flatMap((topic) => [
      ...groupPaths(groupPath(topic.id, []), listed(topic.id, [])),
      ...subtopicsBelow(topic).flatMap((below) =>
        groupPaths(groupPath(topic.id, idsOf(below)), listed(topic.id, idsOf(below))),
      ),
    ]),
    ...ownPages.map(({ name }) => `pages/${name}/`),
    ...papers.map(({ slug }) => `papers/${slug}/`),
    ...pathsBelow('authors', people?.authors ?? []),
    ...pathsBelow('venues', people?.venues ?? []),
  ];
}

/** The list of a kind and the pages in it; nothing where there are none. */
function pathsBelow(kind: string, listed: readonly WithPapers[]): readonly string[] {
  const pages = listed.flatMap(({ slug, papers }) => groupPaths(`${kind}/${slug}/`, papers.length));
  return listed.length === 0 ? [] : [`${kind}/`, ...pages];
}

function chunks(paths: readonly string[]): readonly (readonly string[])[] {
  return Array.from({ length: Math.ceil(paths.length / MAX_ADDRESSES) }, (_, i) =>
    paths.slice(i * MAX_ADDRESSES, (i + 1) * MAX_ADDRESSES),
  );
}

function location(address: string): string {
  return `<loc>${escapeHtml(address)}</loc>`;
}

function documentOf(root: string, entries: readonly string[]): string {
  return `${HEAD}\n<${root} ${SPACE}>\n${entries.join('\n')}\n</${root}>\n`;
}

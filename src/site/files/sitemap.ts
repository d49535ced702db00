import type { AtlasTopic } from '../../atlas/types.ts';
import { escapeHtml } from '../view/rich-text.ts';

const HEAD = '<?xml version="1.0" encoding="utf-8"?>';
const SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';

/** The index that search engines ask for; `site` has no slash at its end. */
export function sitemapIndex(site: string): string {
  return `${HEAD}\n<sitemapindex ${SPACE}>\n<sitemap><loc>${escapeHtml(`${site}/sitemap-0.xml`)}</loc></sitemap>\n</sitemapindex>\n`;
}

/** Every page meant to be found. */
export function sitemap(
  site: string,
  papers: readonly { readonly slug: string }[],
  topics: readonly AtlasTopic[],
  ownPages: readonly { readonly name: string }[],
): string {
  const paths = [
    '',
    'papers/',
    'topics/',
    'about/',
    ...topics.flatMap(({ id, subtopics }) => [
      `topics/${id}/`,
      ...subtopics.map((subtopic) => `topics/${id}/${subtopic.id}/`),
    ]),
    ...ownPages.map(({ name }) => `pages/${name}/`),
    ...papers.map(({ slug }) => `papers/${slug}/`),
  ];
  const urls = paths.map((path) => `<url><loc>${escapeHtml(`${site}/${path}`)}</loc></url>`);
  return `${HEAD}\n<urlset ${SPACE}>\n${urls.join('\n')}\n</urlset>\n`;
}

import { atomFeed } from '../site/files/feeds.ts';
import { sitemap, sitemapIndex } from '../site/files/sitemap.ts';
import { canonical, model, papers, topics } from '../site/view/page-data.ts';

/** Only with a full address: feeds and sitemaps name whole addresses. */
export function getStaticPaths() {
  const names = model.site.address === null ? [] : ['feed', 'sitemap-index', 'sitemap-0'];
  return names.map((feed) => ({ params: { feed } }));
}

export function GET({ params }: { readonly params: { readonly feed?: string } }): Response {
  const site = model.site.address ?? '';
  if (params.feed === 'sitemap-index') return new Response(sitemapIndex(site));
  if (params.feed === 'sitemap-0')
    return new Response(sitemap(site, papers, topics, model.ownPages));
  const { title, authors } = model.site;
  return new Response(
    atomFeed(
      { title, authors, site, page: canonical('') ?? '', self: canonical('feed.xml') ?? '' },
      papers,
    ),
  );
}

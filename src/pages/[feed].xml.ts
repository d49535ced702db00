import { atomFeed } from '../site/files/feeds.ts';
import { sitemaps } from '../site/files/sitemap.ts';
import { membersOf } from '../site/view/groups.ts';
import { canonical, model, paperCount, papers, topics } from '../site/view/page-data.ts';

/** Only with a full address: feeds and sitemaps name whole addresses. */
export function getStaticPaths() {
  const { address, title, authors } = model.site;
  if (address === null) return [];
  const self = { page: canonical('') ?? '', self: canonical('feed.xml') ?? '' };
  const feed = atomFeed({ title, authors, site: address, ...self }, papers);
  const { ownPages, people } = model;
  const isPart = papers.length < paperCount;
  const maps = sitemaps(address, {
    ...{ topics, ownPages, people },
    listed: (topic, path) => membersOf(topic, path).length,
    papers: isPart ? [] : papers,
    papersElsewhere: isPart ? paperCount : 0,
  });
  return [{ name: 'feed', xml: feed }, ...maps].map(({ name, xml }) => ({
    params: { feed: name },
    props: { xml },
  }));
}

export function GET({ props }: { readonly props: { readonly xml: string } }): Response {
  return new Response(props.xml);
}

import type { AtlasTopic } from '../../../atlas/types.ts';
import { atomFeed } from '../../../site/files/feeds.ts';
import { canonical, model, papers, topics } from '../../../site/view/page-data.ts';

export function getStaticPaths() {
  if (model.site.address === null) return [];
  const own = topics.map((topic) => ({ params: { topic: topic.id }, props: { topic } }));
  // A feed reader follows no page that leads on: a former address has the same feed, which names the new one.
  const former = model.redirects.flatMap(({ from, to }) => {
    const old = /^topics\/([a-z0-9-]+)$/.exec(from)?.[1];
    const topic = topics.find(({ id }) => to === `topics/${id}`);
    return old === undefined || topic === undefined
      ? []
      : [{ params: { topic: old }, props: { topic } }];
  });
  return [...own, ...former];
}

export function GET({
  props: { topic },
}: {
  readonly props: { readonly topic: AtlasTopic };
}): Response {
  const { title, authors, address } = model.site;
  const path = `topics/${topic.id}/`;
  const feed = {
    title: `${topic.name} · ${title}`,
    authors,
    site: address ?? '',
    page: canonical(path) ?? '',
    self: canonical(`${path}feed.xml`) ?? '',
  };
  return new Response(
    atomFeed(
      feed,
      papers.filter(({ at }) => at.topic === topic.id),
    ),
  );
}

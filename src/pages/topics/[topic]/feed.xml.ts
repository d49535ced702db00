import type { AtlasTopic } from '../../../atlas/types.ts';
import { canonical, model, papers, topics } from '../../../site/data.ts';
import { atomFeed } from '../../../site/feeds.ts';

export function getStaticPaths() {
  if (model.site.address === null) return [];
  return topics.map((topic) => ({ params: { topic: topic.id }, props: { topic } }));
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

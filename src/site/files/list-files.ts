import { jsonBytes, type PublishedFile } from '../../map/published-file.ts';
import { topicClass, topicNumbers } from '../../map/topic-class.ts';
import type { SiteModel } from '../site-model.ts';
import { stringsFor } from '../strings/strings.ts';
import { byline } from '../view/byline.ts';
import { inTitleOrder } from '../view/title-order.ts';
import { LIST_ROWS, type ListIndex, type ListRow, titleKey } from './list-rows.ts';

/** `data/<version>/list/`: all papers by title, for the filter of the list; `index.json` says where a title begins. */
export function listFiles({
  version,
  papers,
  atlas,
  site,
}: Pick<SiteModel, 'version' | 'papers' | 'atlas' | 'site'>): readonly PublishedFile[] {
  const strings = stringsFor(site.language);
  const numbers = topicNumbers(atlas.topics);
  const topics = new Map(papers.map(({ slug }, i) => [slug, atlas.papers[i]!.topic]));
  const sorted = inTitleOrder(papers);
  const rows = sorted.map((paper): ListRow => {
    const topic = topics.get(paper.slug)!;
    return [
      paper.slug,
      paper.titlePlain,
      byline(paper, strings),
      topic,
      topicClass(numbers.get(topic)!),
    ];
  });
  const count = Math.ceil(rows.length / LIST_ROWS);
  const parts = Array.from({ length: count }, (_, n) =>
    rows.slice(n * LIST_ROWS, (n + 1) * LIST_ROWS),
  );
  const index: ListIndex = {
    papers: rows.length,
    starts: parts.map(([first]) => titleKey(first![1])),
  };
  const file = (name: string, value: unknown): PublishedFile => ({
    path: `data/${version}/list/${name}.json`,
    bytes: jsonBytes(value),
  });
  return [file('index', index), ...parts.map((part, n) => file(String(n), part))];
}

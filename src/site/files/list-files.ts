import type { AtlasTopic } from '../../atlas/types.ts';
import type { PaperWithoutTexts } from '../../corpus/paper.ts';
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
}: Pick<SiteModel, 'version' | 'atlas' | 'site'> & {
  readonly papers: readonly PaperWithoutTexts[];
}): readonly PublishedFile[] {
  const rowOf = listRows(atlas.topics, site.language);
  const topics = new Map(papers.map(({ slug }, i) => [slug, atlas.papers[i]!.topic]));
  const sorted = inTitleOrder(papers);
  const rows = sorted.map((paper) => rowOf(paper, topics.get(paper.slug)!));
  const count = Math.ceil(rows.length / LIST_ROWS);
  const parts = Array.from({ length: count }, (_, n) =>
    rows.slice(n * LIST_ROWS, (n + 1) * LIST_ROWS),
  );
  const index: ListIndex = {
    papers: rows.length,
    starts: parts.map(([first]) => titleKey(first![1])),
  };
  return [
    listFile(version, 'index', index),
    ...parts.map((part, n) => listFile(version, String(n), part)),
  ];
}

/** Makes the row of a paper of some topic. */
export function listRows(
  topics: readonly AtlasTopic[],
  language: string,
): (paper: PaperWithoutTexts, topic: string) => ListRow {
  const strings = stringsFor(language);
  const numbers = topicNumbers(topics);
  return (paper, topic) => [
    paper.slug,
    paper.titlePlain,
    byline(paper, strings),
    topic,
    topicClass(numbers.get(topic)!),
  ];
}

/** A file of the list: its index, or the rows of one number. */
export function listFile(
  version: string,
  name: string,
  value: ListIndex | readonly ListRow[],
): PublishedFile {
  return { path: `data/${version}/list/${name}.json`, bytes: jsonBytes(value) };
}

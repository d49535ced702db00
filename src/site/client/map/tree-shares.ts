// Ships to the browser, once something is selected: how much of each topic and subtopic the selection has.
import { map as say } from '#strings/map';
import { shared } from '#strings/shared';
import { countByGroup } from '../../../map/group-counts.ts';
import type { Points } from '../../../map/points.ts';
import type { Facets } from './facets.ts';

/** Says in the tree, beside each name, how many of its papers are selected; all of them where nothing is. */
export function showShares(
  links: readonly HTMLElement[],
  points: Points,
  selected: Uint8Array | null,
  { topics, subtopics }: Facets,
): void {
  const ranges = [...subtopics.values()].map(([first, last]) => [first, last] as const);
  const counts = selected === null ? null : countByGroup(points, selected, topics.size, ranges);
  for (const link of links) {
    const count = link.querySelector<HTMLElement>('.count')!;
    link.dataset.all ??= count.textContent ?? '';
    const { topic = '', subtopic, all = '' } = link.dataset;
    const has =
      subtopic === undefined
        ? counts?.topics[topics.get(topic)!]
        : counts?.subtopics[subtopics.get(subtopic)![0]];
    const said = has === undefined ? all : say.tree.share(shared.number(has), all);
    if (count.textContent === said) continue;
    count.textContent = said;
    link.style.setProperty('--share', String((has ?? 0) / Number(all.replace(/\D/g, ''))));
  }
}

import { makeShortId } from '../../corpus/slug.ts';
import { shardCount, shardOf } from '../../site/packed-shards.ts';
import type { SiteFrame } from '../../site/site-frame.ts';
import { titleOrderKey } from '../../site/view/title-order.ts';
import type { AnswerLine } from './answer-lines.ts';
import { lineAs } from './line-input.ts';
import { paperOfRow, rowSchema, topicPlaces } from './paper-row.ts';

/** Choices of a short id: of a million papers some two thousand share their first with another, and hardly one its second. */
const CHOICES = 4;

/** What papers are sorted and grouped by on the way to the files of a site. */
export function keysStage({ paperCount, atlas }: SiteFrame): AnswerLine {
  const topicOf = topicPlaces(atlas.topics);
  const shards = shardCount(paperCount);
  return (source, n) => {
    const row = lineAs(rowSchema, source, n);
    const { slug } = row;
    const topic = atlas.topics[topicOf(row, n)]!.id;
    const ids: string[] = [];
    while (ids.length < CHOICES) ids.push(makeShortId(slug, new Set(ids)));
    return {
      slug,
      ids,
      page: shardOf(slug, shards),
      order: inUnits(titleOrderKey(paperOfRow(row, n))),
      walk: [topic, ...row.path].join('/'),
    };
  };
}

/** A text in digits that sort as JavaScript sorts texts: by units of 16 bits, not by characters. */
function inUnits(text: string): string {
  return Buffer.from(text, 'utf16le').swap16().toString('hex');
}

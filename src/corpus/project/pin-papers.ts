import { type Fault, ProjectError } from '../fault.ts';
import { rewrittenPapers } from '../importing/write-papers.ts';
import type { NamedTopic } from '../paper.ts';
import { formAt, indexPapers, readPaperText } from '../papers-index.ts';
import { writeTogether } from '../write-together.ts';
import { readTopicSettings } from './settings.ts';

/**
 * Writes the owner's pins, ids or names of topics, into the content files. Every pin is checked first: an unknown paper
 * or topic throws `ProjectError`, and nothing is written. Where the owner names no topics, those `found` last count.
 */
export function pinPapers(
  contentDir: string,
  pins: readonly { readonly slug: string; readonly topic: string; readonly line: number }[],
  file: string,
  found: readonly { readonly id: string; readonly name: string }[] = [],
): void {
  const named = readTopicSettings(contentDir);
  const none = named?.outside === false ? [] : [{ id: 'outside', name: 'outside' }];
  const topics: readonly Pick<NamedTopic, 'id' | 'name' | 'was'>[] = [
    ...(named?.topics ?? found),
    ...none,
  ];
  const idOf = (written: string) => {
    const same = (other: string) => other.toLowerCase() === written.toLowerCase();
    return topics.find(({ id, name, was = [] }) => same(id) || same(name) || was.some(same))?.id;
  };
  const index = indexPapers(contentDir);
  const fault = (what: string, line: number, remedy: string): Fault => ({
    stage: 'content',
    kind: 'unknown',
    what,
    file,
    line,
    remedy,
  });
  const faults = pins.flatMap(({ slug, topic, line }) => [
    ...(index.places.has(slug)
      ? []
      : [fault('paper', line, `No paper has the slug ${slug}. Nothing was pinned; mend the row.`)]),
    ...(idOf(topic) !== undefined
      ? []
      : [
          fault(
            'topic',
            line,
            `No topic is called ${topic}. Nothing was pinned; write one of ${topics.map(({ id }) => id).join(', ')}.`,
          ),
        ]),
  ]);
  if (faults.length > 0) throw new ProjectError(faults);
  const texts = new Map(
    pins.map(({ slug, topic }) => {
      const place = index.places.get(slug)!;
      const text = readPaperText(contentDir, place);
      return [slug, () => formAt(place).edit(text, { topic: idOf(topic) }, null)] as const;
    }),
  );
  writeTogether(contentDir, rewrittenPapers(contentDir, index, texts));
}

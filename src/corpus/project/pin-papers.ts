import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Fault, ProjectError } from '../fault.ts';
import type { NamedTopic } from '../paper.ts';
import { editPaperFile } from '../paper-file.ts';
import { writeTogether } from '../write-together.ts';
import { wrongWith } from './own-files.ts';
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
  const path = (slug: string) => join(contentDir, 'papers', `${slug}.md`);
  const fault = (what: string, line: number, remedy: string): Fault => ({
    stage: 'content',
    kind: 'unknown',
    what,
    file,
    line,
    remedy,
  });
  const faults = pins.flatMap(({ slug, topic, line }) => [
    ...(/^[a-z0-9-]+$/.test(slug) && wrongWith(contentDir, path(slug)) === null
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
  writeTogether(
    contentDir,
    new Map(
      pins.map(({ slug, topic }) => [
        `papers/${slug}.md`,
        editPaperFile(readFileSync(path(slug), 'utf8'), { topic: idOf(topic) }, null),
      ]),
    ),
  );
}

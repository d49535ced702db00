import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Fault, ProjectError } from './fault.ts';
import { editPaperFile } from './paper-file.ts';
import { readTopics } from './settings.ts';
import { writeTogether } from './write.ts';

/**
 * Writes the owner's pins into the content files. Every pin is checked first: an unknown paper or topic throws
 * `ProjectError`, and nothing is written.
 */
export function pinPapers(
  contentDir: string,
  pins: readonly { readonly slug: string; readonly topic: string }[],
  file: string,
): void {
  const topics = readTopics(contentDir);
  const known = topics === null ? null : new Set([...topics.map(({ id }) => id), 'outside']);
  const path = (slug: string) => join(contentDir, 'papers', `${slug}.md`);
  const fault = (what: string, remedy: string): Fault => ({
    stage: 'content',
    kind: 'unknown',
    what,
    file,
    line: null,
    remedy,
  });
  const faults = pins.flatMap(({ slug, topic }) => [
    ...(/^[a-z0-9-]+$/.test(slug) && existsSync(path(slug))
      ? []
      : [fault('paper', `No paper has the slug ${slug}. Nothing was pinned; mend the row.`)]),
    ...(known === null || known.has(topic)
      ? []
      : [
          fault(
            'topic',
            `No topic has the id ${topic}. Nothing was pinned; use one of topics.yaml, or outside.`,
          ),
        ]),
  ]);
  if (faults.length > 0) throw new ProjectError(faults);
  writeTogether(
    contentDir,
    new Map(
      pins.map(({ slug, topic }) => [
        `papers/${slug}.md`,
        editPaperFile(readFileSync(path(slug), 'utf8'), { topic }, null),
      ]),
    ),
  );
}

import { z } from 'zod';
import { meantWord } from '../../words/nearest-word.ts';
import type { Fault } from '../fault.ts';
import type { Paper } from '../paper.ts';
import { readOwnFile } from '../project/own-files.ts';
import { readYaml } from '../project/yaml.ts';
import { nameParts } from './name-parts.ts';

const FILE = 'authors.yaml';

const name = z.string().trim().min(1);

/**
 * `authors.yaml`: what the owner knows of names and the program does not. Example:
 * `join: [[Wei Zhang, 张伟]]`, `part: [{ name: Wei Zhang, papers: [reefs-of-the-north] }]`.
 */
const rulesSchema = z.looseObject({
  /** Names of one person each; the first is the one shown. */
  join: z.array(z.array(name).min(2, 'Joining takes two names at least')).default([]),
  /** Papers of a name that are another person's, by slug. */
  part: z
    .array(z.object({ name, papers: z.array(name).min(1, 'Name one paper at least') }))
    .default([]),
});

/** `authors.yaml`, checked. */
export type AuthorRules = z.infer<typeof rulesSchema>;

/** Reads `authors.yaml`; what it names and no paper has joins `faults`. Throws `ProjectError` where it is wrong. */
export function readAuthorRules(
  contentDir: string,
  papers: readonly Pick<Paper, 'slug' | 'authors'>[],
  faults: Fault[],
): AuthorRules {
  const source = readOwnFile(contentDir, FILE)?.toString();
  if (source === undefined) return { join: [], part: [] };
  const rules = readYaml(source, rulesSchema, FILE, 1, faults);
  const printed = new Map<string, string>();
  for (const author of papers.flatMap(({ authors }) => authors)) {
    const parts = nameParts(author);
    if (parts !== null) printed.set(parts.key, parts.printed);
  }
  const slugs = new Set(papers.map(({ slug }) => slug));
  const lines = source.split(/\r\n?|\n/);
  const tell = (what: string, value: string, remedy: string) => {
    const line = lines.findIndex((text) => text.includes(value)) + 1;
    faults.push({
      stage: 'content',
      kind: 'unknown',
      what,
      file: FILE,
      line: line || null,
      remedy,
    });
  };
  for (const one of [...rules.join.flat(), ...rules.part.map(({ name: parted }) => parted)]) {
    if (printed.has(nameParts(one)?.key ?? '')) continue;
    const meant = meantWord(one, [...printed.values()]);
    const advice = meant === null ? 'Write it as a paper prints it.' : `Did you mean ${meant}?`;
    tell('author', one, `No paper has an author called ${one}; the name is passed over. ${advice}`);
  }
  for (const slug of rules.part.flatMap((rule) => rule.papers)) {
    if (slugs.has(slug)) continue;
    tell(
      'paper',
      slug,
      `No paper has the slug ${slug}; it is passed over. Use the name of its file in papers/, without .md.`,
    );
  }
  return rules;
}

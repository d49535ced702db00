import { z } from 'zod';
import { type Fault, ProjectError } from '../fault.ts';
import type { NamedTopic, SiteSettings } from '../paper.ts';
import { fieldSettings } from './field-settings.ts';
import { readOwnFile } from './own-files.ts';
import { readYaml } from './yaml.ts';

/** `site.yaml`, for example `title: Training after training` and `address: https://example.org/map`. */
const siteSchema = z.looseObject({
  title: z.string().trim().min(1),
  description: z.string().default(''),
  address: z
    .url({ protocol: /^https?$/, message: 'The address must be full: https://example.org/map' })
    .transform((address) => address.replace(/\/+$/, ''))
    .nullable()
    .default(null),
  licence: z.string().nullable().default(null),
  repository: z
    .url({
      protocol: /^https?$/,
      error: ({ input }) =>
        `The repository must be its full address: https://github.com/${typeof input === 'string' && /^[\w.-]+\/[\w.-]+$/.test(input) ? input : 'you/your-map'}`,
    })
    .nullable()
    .default(null),
  authors: z.array(z.string()).default([]),
  language: z
    .string()
    .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'The language is a code such as en or pt-BR')
    .default('en'),
  abstracts: z.enum(['full', 'excerpt', 'none']).default('full'),
  pages: z.enum(['files', 'packed']).default('files'),
  papers: z.enum(['files', 'shards']).default('files'),
  host: z.enum(['github', 'cloudflare', 'netlify', 'any']).default('any'),
  offline: z.boolean().default(false),
  authorPages: z.boolean().nullable().default(null),
  fields: fieldSettings,
});

const topicId = z
  .string()
  .regex(/^[a-z0-9-]+$/, 'An id is made of a-z, 0-9 and -')
  .refine((id) => id !== 'outside', 'The id outside is taken by the papers that fit no topic');

/**
 * Every paper is weighed against every topic, and its open data say what came of it: with 500 topics a thousand papers
 * took 85 s of a processor instead of 37, and 8 KB each instead of 2.5. More would be a thesaurus, not a legend.
 */
const MAX_TOPICS = 500;

/** `topics.yaml`: a list of topics in the owner's words; `phrases` are optional. `outside: false` beside it: every paper belongs to one. */
const topicsSchema = z.looseObject({
  topics: z
    .array(
      z.object({
        id: topicId,
        name: z.string().trim().min(1),
        description: z.string().trim().default(''),
        phrases: z.array(z.string().trim().min(1)).default([]),
        was: z.array(topicId).default([]),
      }),
    )
    .min(1, 'Name one topic at least, or delete the file: then topics are found in the data')
    .max(
      MAX_TOPICS,
      `There are more than ${MAX_TOPICS} topics. Name the broad ones, with the finer ones among their phrases: the parts of a topic are found by the program`,
    )
    .superRefine((topics, context) => {
      for (const [i, { id }] of topics.entries()) {
        if (topics.findIndex((topic) => topic.id === id) < i) {
          context.addIssue({
            code: 'custom',
            path: [i, 'id'],
            message: `The id ${id} is there twice`,
          });
        }
      }
      const owners = new Map(topics.map(({ id }, i) => [id, i]));
      for (const [i, { was }] of topics.entries()) {
        for (const [w, old] of was.entries()) {
          const owner = owners.get(old);
          if (owner === undefined) owners.set(old, i);
          else {
            const other = topics[owner]!.id;
            const message =
              other === old
                ? `The id ${old} is that of a topic; no other can have been it`
                : `The id ${old} leads to ${other} already`;
            context.addIssue({ code: 'custom', path: [i, 'was', w], message });
          }
        }
      }
    }),
  outside: z.boolean().default(true),
});

/** Reads `site.yaml`; what is passed over joins `faults`. Throws `ProjectError` where it is missing or wrong. */
export function readSiteSettings(contentDir: string, faults: Fault[] = []): SiteSettings {
  const bytes = readOwnFile(contentDir, 'site.yaml');
  if (bytes === null) {
    const remedy = 'Write one with a line such as: title: My map';
    throw new ProjectError([
      {
        stage: 'content',
        kind: 'missing',
        what: 'settings',
        file: 'site.yaml',
        line: null,
        remedy,
      },
    ]);
  }
  return readYaml(bytes.toString(), siteSchema, 'site.yaml', 1, faults);
}

/**
 * Reads `topics.yaml`; null without the file: topics are then found in the data. What is passed over joins `faults`.
 * Throws `ProjectError` where it is wrong.
 */
export function readTopics(contentDir: string, faults: Fault[] = []): readonly NamedTopic[] | null {
  return readTopicSettings(contentDir, faults)?.topics ?? null;
}

/** The topics and whether papers may fit none of them; else as `readTopics`. */
export function readTopicSettings(
  contentDir: string,
  faults: Fault[] = [],
): { readonly topics: readonly NamedTopic[]; readonly outside: boolean } | null {
  const bytes = readOwnFile(contentDir, 'topics.yaml');
  if (bytes === null) return null;
  return readYaml(bytes.toString(), topicsSchema, 'topics.yaml', 1, faults);
}

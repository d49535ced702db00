import { Document } from 'yaml';
import type { NamedTopic } from '../paper.ts';

/** `site.yaml` of a new project. */
export const SITE_TEMPLATE = `# The only line that must be here.
title: My literature map

# description: One sentence for search engines and link previews.
# Where the site will live, in full; it may end in a sub-path. Needed for feeds, sitemap and previews.
# address: https://example.org/map
# authors: [Ada Lovelace]
# licence: Abstracts belong to their authors
# repository: https://github.com/me/my-map
# language: en
# How much of an abstract is republished: full, excerpt or none.
# abstracts: full
# How papers' pages are published: files, or packed where a host takes no folder so large.
# pages: files
# How papers are kept in papers/: files, one each, or shards, a line each in 256 files, easier on git above 20,000 papers.
# papers: files
# Where it will be published, so that a build can tell what is too large: github, cloudflare, netlify or any.
# host: any
# Pages for authors and venues: without this line up to 20,000 papers have them.
# authorPages: true
# Whether readers' browsers keep what they saw, for when their line is down.
# offline: true
# Further fields of the papers' front matter that readers see, with their kind: number, year or category.
# fields: { sample_size: number, design: category }
`;

/** `.gitattributes` of a new project. */
export const GIT_ATTRIBUTES = `# Lines that two people added stand side by side after a merge; the next run puts them in order.
imported.jsonl merge=union
atlas/*.jsonl merge=union
imported/*.jsonl merge=union
papers/*.jsonl merge=union
`;

/** `topics.yaml` of a new project without papers. */
export const TOPICS_TEMPLATE = `# Name your topics in your own words. A paper belongs where its own contribution lies;
# what fits nowhere is shown as such. Delete this file to have topics found in the data.
topics:
  # An id stands in addresses: a-z, 0-9 and -. Name and description are read by people and by the program.
  - id: methods
    name: Methods
    description: Papers whose contribution is a new method.
    phrases: [new method, we propose]
  - id: measurements
    name: Measurements
    description: Papers that measure, compare or review what is there.
    phrases: [benchmark, comparison, systematic review]
`;

/** A topic an owner might name, with what shows her what is in it. */
export interface SuggestedTopic extends NamedTopic {
  readonly papers: number;
  readonly titles: readonly string[];
}

/** `topics.yaml` with topics found in the data. */
export function topicsSuggested(topics: readonly SuggestedTopic[], papers: number): string {
  const head = `# Suggested from what ${papers === 1 ? 'one paper says' : `${papers} papers say`}: a guess to begin with. Rename, describe, merge and
# reorder as you see the field; a paper belongs where its own contribution lies, and what fits nowhere is
# shown as such. An id stands in addresses: a-z, 0-9 and -. Phrases speak for a topic, descriptions more so.
# Delete this file to leave the topics to the program.
`;
  return head + topicsAsYaml(topics) + (topics.length === 1 ? ONE_FOR_ALL : '');
}

/** Few words of one topic would leave most papers outside that it was found in. */
const ONE_FOR_ALL = `# One topic for all papers. Delete this line where you name others beside which papers may fit none.
outside: false
`;

/** Topics as they stand in `topics.yaml`, above each its size and typical titles as a comment. */
export function topicsAsYaml(topics: readonly SuggestedTopic[]): string {
  return `topics:\n${topicEntries(topics, '  ')}`;
}

/** The entries of such a list alone, to be pasted below others; `indent` stands before each line. */
export function topicEntries(topics: readonly SuggestedTopic[], indent: string): string {
  const document = new Document(
    topics.map(({ id, name, description, phrases }) => ({ id, name, description, phrases })),
  );
  for (const [t, { papers, titles }] of topics.entries()) {
    // Lists of phrases read best in a line.
    const phrases = document.getIn([t, 'phrases']) as { flow?: boolean } | undefined;
    if (phrases !== undefined) phrases.flow = true;
    const topic = document.getIn([t]) as { commentBefore?: string };
    const lines = [papers === 1 ? '1 paper:' : `${papers} papers, such as:`, ...titles];
    topic.commentBefore = lines.map((line) => ` ${line.replace(/\s+/g, ' ')}`).join('\n');
  }
  const lines = document.toString({ lineWidth: 0 }).split('\n');
  return lines.map((line) => (line === '' ? line : indent + line)).join('\n');
}

/** The list of topics with what stands before its first entry: comments and empty lines. */
const FIRST_ENTRY = /^topics:[^\S\n]*(?:#[^\n]*)?\n(?:[^\S\n]*(?:#[^\n]*)?\n)*( *)-/m;

/** What stands before the entries of an owner's `topics.yaml`; what it is here, where she writes them otherwise. */
export function entryIndent(topicsYaml: string): string {
  return FIRST_ENTRY.exec(topicsYaml.replaceAll('\r\n', '\n'))?.[1] ?? '  ';
}

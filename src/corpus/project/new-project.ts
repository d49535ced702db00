import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ProjectError } from '../fault.ts';
import {
  GIT_ATTRIBUTES,
  SITE_TEMPLATE,
  type SuggestedTopic,
  TOPICS_TEMPLATE,
  topicsSuggested,
} from './templates.ts';

/**
 * Makes a project folder with commented settings, in `beside` where it is to be filled before it takes its place.
 * Throws `ProjectError` for a folder that holds something already.
 */
export function initProject(dir: string, beside = dir): void {
  if (existsSync(dir) && (!statSync(dir).isDirectory() || readdirSync(dir).length > 0)) {
    const remedy = 'It is not empty. Choose a new name; nothing was written.';
    throw new ProjectError([
      { stage: 'content', kind: 'invalid', what: 'folder', file: dir, line: null, remedy },
    ]);
  }
  mkdirSync(join(beside, 'corpus'), { recursive: true });
  writeFileSync(join(beside, 'site.yaml'), SITE_TEMPLATE);
  writeFileSync(join(beside, 'topics.yaml'), TOPICS_TEMPLATE);
  writeFileSync(join(beside, '.gitattributes'), GIT_ATTRIBUTES);
}

/** Writes the topics found in the data of a new project into its `topics.yaml`, for the owner to rename. */
export function writeSuggestions(
  dir: string,
  topics: readonly SuggestedTopic[],
  papers: number,
): void {
  writeFileSync(join(dir, 'topics.yaml'), topicsSuggested(topics, papers));
}

import { collect, type Fault, ProjectError } from '../fault.ts';
import { byShard } from '../paper-shards.ts';
import type { PapersIndex } from '../papers-index.ts';
import { readSiteSettings } from '../project/settings.ts';

/** How an import keeps papers: as `site.yaml` says, and where that can't be read as they are kept now. */
export function keptAsIn(contentDir: string, { shards }: PapersIndex): 'files' | 'shards' {
  const settings = collect([], () => readSiteSettings(contentDir));
  return settings?.papers ?? (shards.length > 0 ? 'shards' : 'files');
}

/**
 * A paper whose line is gone was deleted; but one that is lost with all of its shard, or that may be a broken line,
 * was not. Throws `ProjectError`, so that nothing is taken for deleted.
 */
export function refuseLoss(
  { places, strange, unnamed, shards }: PapersIndex,
  keptAs: 'files' | 'shards',
  imported: ReadonlyMap<string, unknown>,
): void {
  const isGone = (slug: string) => !places.has(slug) && !strange.has(slug);
  if (unnamed.length > 0 && [...imported.keys()].some(isGone))
    throw new ProjectError(unnamed.map((fault) => ({ ...fault, remedy: nothingImported(fault) })));
  if (keptAs === 'files' || shards.length === 0) return;
  const lost = [...byShard(imported.keys(), (slug) => slug)]
    .filter(([name, slugs]) => !shards.includes(`${name}.jsonl`) && slugs.every(isGone))
    .map(([name, slugs]) => lostShard(`papers/${name}.jsonl`, slugs.length));
  if (lost.length > 0) throw new ProjectError(lost);
}

function nothingImported({ remedy }: Fault): string {
  return `Papers are missing, and this may be one of them: nothing was imported. ${remedy.replace(/^Left out; write/, 'Write')}`;
}

function lostShard(file: string, count: number): Fault {
  const papers = count === 1 ? 'one paper' : `${count} papers`;
  const remedy = `It held ${papers}: nothing was imported. Get it back: git checkout -- ${file} in your project, or from a backup; or put an empty file there if these papers are to go.`;
  return { stage: 'import', kind: 'missing', what: 'file', file, line: null, remedy };
}

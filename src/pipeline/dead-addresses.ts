import type { Fault } from '../corpus/fault.ts';

/** A page or feed that people may have sent to each other; pages of a list are none. */
const SENT =
  /^((?:papers(?!\/page\/)|pages|topics)\/[a-z0-9-]+(?:\/[a-z0-9-]+)*)\/(?:index\.html|feed\.xml)$/;

/**
 * Addresses of the last site, by its files, that the next one has no more, with the line that would keep each. `living`:
 * paths of the next site's pages and of those that lead on. A topic that is gone is told once for all below it.
 */
export function deadAddresses(
  files: readonly string[],
  living: ReadonlySet<string>,
): readonly Fault[] {
  const paths = new Set(files.flatMap((file) => SENT.exec(file)?.[1] ?? []));
  const dead = [...paths].filter((path) => !living.has(path)).sort();
  const gone = new Set(dead);
  return dead
    .filter(
      (path) => !gone.has(path.split('/').slice(0, 2).join('/')) || path.split('/').length === 2,
    )
    .map((path) => {
      const below = dead.filter((other) => other.startsWith(`${path}/`)).length;
      const file = below === 0 ? `${path}/` : `${path}/ and ${below} below it`;
      return {
        stage: 'content',
        kind: 'missing',
        what: 'address',
        file,
        line: null,
        remedy: remedyOf(path),
      };
    });
}

function remedyOf(path: string): string {
  const [kind = '', id = '', part] = path.split('/');
  const line = (to: string) => `{"from":"${path}","to":"${to}"}`;
  if (kind === 'pages')
    return `The last site had it. Bring pages/${id}.md back under this name, or it leads nowhere.`;
  if (kind === 'papers')
    return `The last site had it, and its paper is gone. To lead it on, add to atlas/redirects.jsonl: ${line('papers/another')}`;
  if (part !== undefined)
    return `The last site had it. To lead it on, add to atlas/redirects.jsonl: ${line(`topics/${id}`)}`;
  return `The last site had it. In topics.yaml, write under the topic that took its place: was: [${id}]`;
}

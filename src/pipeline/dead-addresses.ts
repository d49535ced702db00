import type { Fault } from '../corpus/fault.ts';

/** A page or feed that people may have sent to each other; pages of a list are none. */
const SENT =
  /^((?:(?:papers|authors|venues)(?!\/page\/)|pages|topics)\/[a-z0-9-]+(?:\/[a-z0-9-]+)*)\/(?:index\.html|feed\.xml)$/;

/** Folders of pages that come and go with names in papers. */
const CONTRIBUTORS = ['authors', 'venues'];

/** Share of the last site's papers that must live on for it to be this map's site; a demo in the folder is none of it. */
const SAME_MAP = 0.5;

/**
 * Addresses of the last site, by its files, that the next one has no more, with the line that would keep each. `living`:
 * paths of the next site's pages and of those that lead on. A topic that is gone is told once for all below it, authors
 * and venues once each: they go with papers by the dozen. None where most of the last site's papers are gone: it was another map's.
 */
export function deadAddresses(
  files: readonly string[],
  living: ReadonlySet<string>,
): readonly Fault[] {
  const paths = new Set(files.flatMap((file) => SENT.exec(file)?.[1] ?? []));
  const papers = [...paths].filter((path) => path.startsWith('papers/'));
  const stay = papers.filter((path) => living.has(path)).length;
  if (stay < SAME_MAP * papers.length) return [];
  const gone = [...paths].filter((path) => !living.has(path)).sort();
  const dead = gone.filter((path) => !CONTRIBUTORS.includes(folderOf(path)));
  const deadSet = new Set(dead);
  const told = dead
    .filter(
      (path) => !deadSet.has(path.split('/').slice(0, 2).join('/')) || path.split('/').length === 2,
    )
    .map((path) => {
      const below = dead.filter((other) => other.startsWith(`${path}/`)).length;
      return faultOf(below === 0 ? `${path}/` : `${path}/ and ${below} below it`, remedyOf(path));
    });
  const hasNone = ![...living].some((path) => CONTRIBUTORS.includes(folderOf(path)));
  return [
    ...told,
    ...CONTRIBUTORS.flatMap((kind) => {
      const [first, ...others] = gone.filter((path) => folderOf(path) === kind);
      if (first === undefined) return [];
      const file = `${first}/${others.length === 0 ? '' : ` and ${others.length} more in ${kind}/`}`;
      return [faultOf(file, hasNone ? NO_CONTRIBUTORS : remedyOf(first))];
    }),
  ];
}

const NO_CONTRIBUTORS =
  'The last site had pages of authors and venues, this one has none. Write authorPages: true into site.yaml, or they lead nowhere.';

function folderOf(path: string): string {
  return path.slice(0, path.indexOf('/'));
}

function faultOf(file: string, remedy: string): Fault {
  return { stage: 'content', kind: 'missing', what: 'address', file, line: null, remedy };
}

function remedyOf(path: string): string {
  const [kind = '', id = '', part] = path.split('/');
  const line = (to: string) => `{"from":"${path}","to":"${to}"}`;
  if (CONTRIBUTORS.includes(kind))
    return `The last site had it, and no paper has this name. To lead it on, add to atlas/redirects.jsonl: ${line(`${kind}/another`)}`;
  if (kind === 'pages')
    return `The last site had it. Bring pages/${id}.md back under this name, or it leads nowhere.`;
  if (kind === 'papers')
    return `The last site had it, and its paper is gone. To lead it on, add to atlas/redirects.jsonl: ${line('papers/another')}`;
  if (part !== undefined)
    return `The last site had it. To lead it on, add to atlas/redirects.jsonl: ${line(`topics/${id}`)}`;
  return `The last site had it. In topics.yaml, write under the topic that took its place: was: [${id}]`;
}

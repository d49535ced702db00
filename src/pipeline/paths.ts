import { createHash } from 'node:crypto';
import {
  existsSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  statSync,
} from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { basename, dirname, extname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder that holds `src/` and `public/`: a checkout, or `lib/` of the installed package. */
export const PACKAGE_ROOT = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');

/** Where npm puts libraries. */
const LIBRARIES = 'node_modules';
/** An installed package: nothing of a project may lie in its own folder. */
const INSTALLED = PACKAGE_ROOT.split(sep).includes(LIBRARIES);

/** How a person calls this program. */
export const CALLED = INSTALLED
  ? { command: 'npx chartroom', start: 'npx chartroom start' }
  : { command: 'npm run chartroom --', start: 'npm start --' };

/** Where `content/`, `dist/` and the cache lie unless said otherwise: the checkout, or where the package is called. */
const HOME = INSTALLED ? process.cwd() : PACKAGE_ROOT;

/** Everything that can be computed again, of all projects. */
export const CACHE = join(HOME, '.chartroom');

/**
 * What this program keeps to run it. It is trusted as the package is, so it lies with its libraries: a project's folder
 * may come from anybody.
 */
export const RUNNABLE = INSTALLED
  ? join(librariesAround(PACKAGE_ROOT), '.cache', 'chartroom')
  : CACHE;

/** Programs that this one makes, keeps and runs. */
export const PROGRAMS = join(RUNNABLE, 'programs');

/** Locks lie where every checkout and package of this person sees them: two may work on one folder. */
const LOCKS = join(tmpdir(), `chartroom-locks-${userInfo().uid}`);

/** Where one project's things lie. All absolute, with links resolved: a folder has one name, however it is called. */
export interface ProjectPaths {
  /** The owner's folder, `content/` by default. */
  readonly contentDir: string;
  readonly outDir: string;
  /** Everything that can be computed again, of this project alone. */
  readonly cacheDir: string;
  /** What a run holds while it writes into the owner's folder or the built site. */
  readonly locks: { readonly content: string; readonly out: string };
}

/** Resolves `--content`, `--out` and `--cache` against the folder the command was called from. */
export function projectPaths(content?: string, out?: string, cache?: string): ProjectPaths {
  const standard = realPath(join(HOME, 'content'));
  const contentDir = content === undefined ? standard : realPath(content);
  const outDir = realPath(out ?? join(HOME, 'dist'));
  const own = contentDir === standard;
  const name = own ? 'content' : `${basename(contentDir)}-${hashOf([contentDir]).slice(0, 8)}`;
  return {
    contentDir,
    outDir,
    cacheDir: cache === undefined ? join(CACHE, name) : realPath(cache),
    locks: { content: lockOf(contentDir), out: lockOf(outDir) },
  };
}

/** Some file systems know no capital letters: there two names are one folder, elsewhere two folders share a lock. */
function lockOf(dir: string): string {
  return join(LOCKS, hashOf([dir.normalize('NFC').toLowerCase()]).slice(0, 12));
}

/** An absolute path with all links resolved; what does not exist yet keeps the name it is given. */
export function realPath(path: string): string {
  const full = resolve(path);
  try {
    return realpathSync.native(full);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || dirname(full) === full) return full;
    const parent = realPath(dirname(full));
    const target = linkTarget(join(parent, basename(full)));
    return target === null ? join(parent, basename(full)) : realPath(resolve(parent, target));
  }
}

/** Where a link that leads nowhere should lead; null for what is none. */
function linkTarget(path: string): string | null {
  try {
    return readlinkSync(path);
  } catch {
    return null;
  }
}

/** Path of a folder in the git repository it lies in, with slashes; '' at its root and outside of any. */
export function repositoryPath(folder: string): string {
  for (let root = folder; dirname(root) !== root; root = dirname(root)) {
    if (existsSync(join(root, '.git'))) return relative(root, folder).split(sep).join('/');
  }
  return '';
}

/** SHA-256 (hex) over parts, each ended by a zero byte so that no two lists run together. */
export function hashOf(parts: Iterable<string | Uint8Array>): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part).update('\0');
  return hash.digest('hex');
}

/** The nearest folder of libraries that a package lies in. */
function librariesAround(folder: string): string {
  return basename(folder) === LIBRARIES ? folder : librariesAround(dirname(folder));
}

/** Hash over names and bytes of every file below the given paths, in name order; missing paths count as empty. */
export function hashOfFiles(root: string, paths: readonly string[]): string {
  const hash = createHash('sha256');
  for (const path of paths) {
    for (const file of filesBelow(join(root, path))) {
      hash.update(relative(root, file)).update('\0').update(readFileSync(file)).update('\0');
    }
  }
  return hash.digest('hex');
}

/** Everything the program's own output depends on besides the project: its code, its pinned libraries. */
export const CODE = [
  'src',
  'public',
  'astro.config.mjs',
  'package.json',
  'package-lock.json',
] as const;

/** Hash of all of it. */
export function codeVersion(): string {
  code ??= codeOf(CODE);
  return code;
}

/** Hash of a part of the program: folders, files, and modules by their paths without an ending. */
export function codeOf(paths: readonly string[]): string {
  const ending = extname(fileURLToPath(import.meta.url));
  const isModule = (path: string) => existsSync(join(PACKAGE_ROOT, path + ending));
  return hashOfFiles(
    PACKAGE_ROOT,
    paths.map((path) => (isModule(path) ? path + ending : path)),
  );
}

/** The program cannot change while it runs. */
let code: string | undefined;

function filesBelow(path: string): string[] {
  if (!existsSync(path)) return [];
  return statSync(path).isDirectory() ? filesIn(path) : [path];
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !name.startsWith('.'))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isSymbolicLink()) return filesBelow(path);
      return entry.isDirectory() ? filesIn(path) : [path];
    });
}

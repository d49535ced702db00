import { mkdirSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { PathWithRoute } from 'astro/runtime/prerender/static-paths.js';
import { writeFiles } from '../files/write-files.ts';
import type { BundledPages } from './bundle-pages.ts';
import { namingPage, type OpenProgram, openPageProgram, writeProgram } from './page-program.ts';
import { addPreloads } from './preload-scripts.ts';
import { workThrough } from './work-through.ts';

/** Where the program of the pages lies in the folder of a new site, until all are made. */
const PROGRAM = '.pages';
/** While one page is written the next is made; more at once only wait for each other. */
const PAGES_AT_ONCE = 4;
/** The page that hosts show in place of one that is missing stands at a path of its own. */
const MISSING = '404';

/** A page or file to be made. */
interface PagePath {
  /** From the root of the site, without slashes at its ends. */
  readonly path: string;
  readonly route: PathWithRoute['route'];
}

/** Takes pages that are not to be written as files. */
export interface PageTaker {
  /** Told what is to be made; returns it in the order in which it is made. */
  readonly expect: (paths: readonly PagePath[]) => readonly PagePath[];
  /** Takes what stands at a path; null where it is written as a file. */
  readonly take: (path: string, page: () => Promise<string>) => Promise<void> | null;
}

/** Nothing but files. */
const NO_TAKER: PageTaker = { expect: (paths) => paths, take: () => null };

/** Makes all pages of the model that is provided, and what they ask for, into `folder`, a new one. */
export async function renderPages(
  { program, files, imports }: BundledPages,
  folder: string,
  base: string,
  taker: PageTaker | null,
): Promise<void> {
  const { expect, take } = taker ?? NO_TAKER;
  writeFiles(folder, files);
  // Beside the pages, where no other build is: a program that was loaded once keeps its model.
  const own = join(folder, PROGRAM);
  writeProgram(program, own);
  const opened = await openPageProgram(own, base);
  const paths = expect(uniquePaths(await opened.paths()));
  await workThrough(paths, PAGES_AT_ONCE, (page) => makePage(opened, page, folder, take));
  rmSync(own, { recursive: true });
  addPreloads(folder, base, imports);
}

/** Where two routes have one path, the first is meant. */
function uniquePaths(found: readonly PathWithRoute[]): readonly PagePath[] {
  const byPath = new Map<string, PagePath>();
  for (const { pathname, route } of found) {
    const path = pathname.replace(/^\/|\/$/g, '');
    if (!byPath.has(path)) byPath.set(path, { path, route });
  }
  return [...byPath.values()];
}

async function makePage(
  program: OpenProgram,
  { path, route }: PagePath,
  folder: string,
  take: PageTaker['take'],
): Promise<void> {
  const isFile = route.type === 'endpoint';
  const address = isFile || path === '' ? path : `${path}/`;
  const response = await namingPage(address, () => program.render(address, route));
  const taken = take(path, () => namingPage(address, () => response.text()));
  if (taken !== null) return taken;
  const bytes = await namingPage(address, () => response.arrayBuffer());
  const file = join(folder, isFile ? path : pageFile(path));
  mkdirSync(dirname(file), { recursive: true });
  await writeFile(file, new Uint8Array(bytes));
}

function pageFile(path: string): string {
  return path === MISSING ? `${path}.html` : join(path, 'index.html');
}

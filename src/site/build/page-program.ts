import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { PathWithRoute } from 'astro/runtime/prerender/static-paths.js';
import { jsonBytes, type PublishedFile } from '../../map/published-file.ts';
import { writeFiles } from '../files/write-files.ts';

/** The file of Astro's program of the pages that begins it. */
const ENTRY = /^prerender-entry\..*\.mjs$/;
/** What of Astro's own knowledge of a build its program asks for. */
const STYLES = 'styles.json';
/** The route of papers' pages. */
const PAPER_ROUTE = '/papers/[slug]';
/** Pages are asked for by addresses of this host, which none of them shows. */
const HOST = 'http://localhost';

type Route = PathWithRoute['route'];

/** Sheets of each page, by Astro's key for it. */
export type PageStyles = Readonly<Record<string, readonly unknown[]>>;

/** The program that Astro makes of the pages, and what it asks for: plain data, which can be kept. */
export interface PageProgram {
  /** Paths from the folder that it is written into. */
  readonly files: readonly PublishedFile[];
  readonly styles: PageStyles;
}

/** What Astro's program gives, as far as pages are made by it. */
interface PageApp {
  readonly manifest: { readonly routes: readonly { readonly routeData: Route }[] };
  readonly setInternals: (internals: unknown) => void;
  readonly setOptions: (options: unknown) => void;
  readonly render: (request: Request, options: { readonly routeData: Route }) => Promise<Response>;
}

/** A program that was opened. */
export interface OpenProgram {
  /** The paths of all pages and files that it makes of the model that is provided, in Astro's order, with their routes. */
  readonly paths: () => Promise<readonly PathWithRoute[]>;
  /** Makes what stands at a path of the site, `papers/a-title/`. */
  readonly render: (path: string, route: Route) => Promise<Response>;
  /** Makes the page of a paper. */
  readonly paperPage: (slug: string) => Promise<string>;
}

/** Writes a program into a folder of its own, where others can open it. */
export function writeProgram({ files, styles }: PageProgram, folder: string): void {
  writeFiles(folder, [...files, { path: STYLES, bytes: jsonBytes(styles) }]);
}

/** Opens the program in a folder. It reads the model that is provided once: each opened folder makes pages of one. */
export async function openPageProgram(folder: string, base: string): Promise<OpenProgram> {
  const entry = readdirSync(folder).find((name) => ENTRY.test(name))!;
  const { app } = (await import(pathToFileURL(join(folder, entry)).href)) as { app: PageApp };
  const styles: PageStyles = JSON.parse(readFileSync(join(folder, STYLES), 'utf8'));
  const pagesByKeys = Object.entries(styles).map(([key, own]) => [key, { styles: own }] as const);
  app.setInternals({ pagesByKeys: new Map(pagesByKeys) });
  app.setOptions({
    settings: { scripts: [] },
    logger: { options: { destination: { write: () => true }, level: 'silent' } },
  });
  const render: OpenProgram['render'] = (path, routeData) =>
    app.render(new Request(`${HOST}${base}${path}`), { routeData });
  return {
    async paths() {
      const { StaticPaths } = await import('astro/runtime/prerender/static-paths.js');
      return new StaticPaths(
        app as unknown as ConstructorParameters<typeof StaticPaths>[0],
      ).getAll();
    },
    render,
    async paperPage(slug) {
      const papers = app.manifest.routes.find(({ routeData }) => routeData.route === PAPER_ROUTE)!;
      const path = `papers/${slug}/`;
      return namingPage(path, async () => (await render(path, papers.routeData)).text());
    },
  };
}

/** What `make` makes of the page at a path of the site; where it cannot, the error says which page that is. */
export async function namingPage<Made>(path: string, make: () => Promise<Made>): Promise<Made> {
  try {
    return await make();
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`page: not made: /${path}: ${reason}`, { cause });
  }
}

import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { AstroIntegration, RouteData } from 'astro';

/** Where Astro puts the program it makes of the pages, below its output. */
const MADE = '.prerender';
/** The file of that program which begins it. */
const ENTRY = /^prerender-entry\..*\.mjs$/;
/** What of Astro's own knowledge of a build its program asks for. */
const STYLES = 'styles.json';
/** The route of papers' pages. */
const PAPER_ROUTE = '/papers/[slug]';

/** What Astro knows of a page when it is built. */
interface BuiltPage {
  readonly key: string;
  readonly route: RouteData;
  readonly styles: readonly unknown[];
}

/** Astro's program of the pages, as far as a page of a paper needs it. */
interface PageProgram {
  readonly app: {
    readonly manifest: { readonly routes: readonly { readonly routeData: RouteData }[] };
    readonly setInternals: (internals: unknown) => void;
    readonly setOptions: (options: unknown) => void;
    readonly getOptions: () => { readonly allPages: Readonly<Record<string, BuiltPage>> };
    readonly render: (
      request: Request,
      options: { readonly routeData: RouteData },
    ) => Promise<Response>;
  };
}

/**
 * Keeps the program that Astro makes of the pages in `folder`, so that others can make pages by it. The same pages give
 * the same bytes, wherever they were made.
 */
export function keepingProgram(outDir: string, folder: string): AstroIntegration {
  let withoutHomes = (text: string) => text;
  return {
    name: 'chartroom:kept-program',
    hooks: {
      'astro:config:done': ({ config }) => {
        // The first two may lie in the last.
        const homes = [config.outDir, config.cacheDir, config.root];
        withoutHomes = (text) => homes.reduce(withoutHome, text);
      },
      'astro:build:start': ({ setPrerenderer }) =>
        setPrerenderer((own) => ({
          ...own,
          async setup() {
            await own.setup?.();
            const made = join(outDir, MADE);
            cpSync(made, folder, { recursive: true });
            for (const file of programFiles(folder))
              writeFileSync(file, withoutHomes(readFileSync(file, 'utf8')));
            // Set up, Astro's own way of making pages holds the program.
            const { app } = own as typeof own & PageProgram;
            const page = Object.values(app.getOptions().allPages).find(isOfPapers)!;
            const { key, styles } = page;
            writeFileSync(join(folder, STYLES), withoutHomes(JSON.stringify({ key, styles })));
          },
        })),
    },
  };
}

/** Where a folder stood that no page asks for: Astro's program names it, and modules after it. */
function withoutHome(text: string, home: URL, nth: number): string {
  const nowhere = `/home-${nth}/`;
  return text.replaceAll(home.pathname, nowhere).replaceAll(fileURLToPath(home), nowhere);
}

function programFiles(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.mjs'))
    .map((entry) => join(entry.parentPath, entry.name));
}

/** Opens a program that was kept: it makes the page of a paper of the model that is provided. */
export async function openPageProgram(
  folder: string,
  base: string,
): Promise<(slug: string) => Promise<string>> {
  const { app } = await programIn(folder);
  const { key, styles } = JSON.parse(readFileSync(join(folder, STYLES), 'utf8'));
  app.setInternals({ pagesByKeys: new Map([[key, { styles }]]) });
  app.setOptions({
    settings: { scripts: [] },
    logger: { options: { destination: { write: () => true }, level: 'silent' } },
  });
  const { routeData } = app.manifest.routes.find(({ routeData: route }) => isOfPapers({ route }))!;
  return async (slug) => {
    const request = new Request(`http://localhost${base}papers/${slug}/`);
    return (await app.render(request, { routeData })).text();
  };
}

function isOfPapers({ route }: Pick<BuiltPage, 'route'>): boolean {
  return route.route === PAPER_ROUTE;
}

function programIn(folder: string): Promise<PageProgram> {
  const entry = readdirSync(folder).find((name) => ENTRY.test(name))!;
  return import(pathToFileURL(join(folder, entry)).href);
}

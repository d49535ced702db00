import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import type { SiteSettings } from '../../corpus/paper.ts';
import type { PublishedFile } from '../../map/published-file.ts';
import { stringsAlias } from '../strings/alias.ts';
import { basePath } from '../view/address.ts';
import { newBundleFolder } from './bundle-folder.ts';
import { keepBundlerSmall } from './bundler-memory.ts';
import { librariesOfNode } from './libraries-of-node.ts';
import type { PageProgram, PageStyles } from './page-program.ts';
import { notingImports, type ScriptImports } from './preload-scripts.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
/** Where Astro puts the program it makes of the pages, below its output. */
const MADE = '.prerender';

/** Astro has Vite bundle its toolbar for developers ahead, into a cache that nothing proves and no build needs. */
const nothingBundledAhead = {
  name: 'chartroom:nothing-bundled-ahead',
  enforce: 'post',
  configEnvironment: (
    _name: string,
    { optimizeDeps }: { optimizeDeps?: { include?: string[] } },
  ) => {
    optimizeDeps?.include?.splice(0);
  },
} as const;

/**
 * The key by which Astro would hide what pages tell a server, in base64: there is no server, and one made by chance would
 * make another program of the pages each time.
 */
const NO_SECRET = Buffer.alloc(32).toString('base64');

/** What is made of the code alone, for all sites of one language and sub-path: plain data, which can be kept. */
export interface BundledPages {
  /** By it the pages of a model are made. */
  readonly program: PageProgram;
  /** Scripts, sheets, fonts: files of every site. */
  readonly files: readonly PublishedFile[];
  /** Which script imports which. */
  readonly imports: ScriptImports;
}

/** Gives what was kept under a name since this very code made it; else has it made. */
export type KeepBundle = (name: string, make: () => Promise<BundledPages>) => Promise<BundledPages>;

interface BundleOptions {
  /** Everything Astro and Vite keep between builds. */
  readonly cacheDir: string;
  /** Whether other machines make pages by the program: then its libraries are a part of it. */
  readonly forOthers: boolean;
  readonly keep: KeepBundle;
}

/** What a site with this language and address is made by, which Astro bundles where it was not kept. */
export function bundlePages(
  { address, language }: Pick<SiteSettings, 'address' | 'language'>,
  { cacheDir, forOthers, keep }: BundleOptions,
): Promise<BundledPages> {
  const base = basePath(address);
  // What of the environment reaches a bundle; Astro sets it where nobody did.
  const mode = process.env.NODE_ENV || 'production';
  const name = JSON.stringify([base, language, forOthers, mode]);
  return keep(name, () => bundled(base, language, cacheDir, forOthers));
}

async function bundled(
  base: string,
  language: string,
  cacheDir: string,
  forOthers: boolean,
): Promise<BundledPages> {
  process.env.ASTRO_TELEMETRY_DISABLED = '1';
  process.env.ASTRO_KEY = NO_SECRET;
  keepBundlerSmall();
  const [{ build }, { default: config }] = await Promise.all([
    import('astro'),
    import('../../../astro.config.mjs'),
  ]);
  const outDir = newBundleFolder(cacheDir);
  const { imports, plugin } = notingImports();
  let program: PageProgram | null = null;
  const made = join(outDir, MADE);
  const taking = takingProgram((styles, homes) => {
    program = { files: filesBelow(made), styles };
    // Here the program names the libraries of this machine.
    if (forOthers) program = withoutHomes(program, homes);
  });
  // Astro puts the program it makes of the pages below its output where that lies below the working directory;
  // elsewhere into one folder that all builds would share.
  const home = process.cwd();
  process.chdir(outDir);
  try {
    await build({
      ...config,
      // Read above: Astro would start a server of Vite to read it.
      configFile: false,
      root: ROOT,
      outDir,
      integrations: [taking],
      cacheDir: join(cacheDir, 'astro'),
      base,
      logLevel: 'error',
      vite: {
        ...config.vite,
        plugins: [nothingBundledAhead, ...(forOthers ? [] : [librariesOfNode(ROOT)]), plugin],
        cacheDir: join(cacheDir, 'vite'),
        resolve: { alias: [stringsAlias(language)] },
        build: { ...config.vite?.build, emptyOutDir: false },
        // Of the rest too nothing is in reach where the site is written to.
        environments: { prerender: { resolve: { noExternal: true } } },
      },
    });
    return { program: program!, files: filesBelow(outDir), imports };
  } finally {
    process.chdir(home);
    rmSync(outDir, { recursive: true, force: true });
  }
}

/** What of Astro's own prerenderer tells the styles of pages, once it is set up. */
interface OwnPrerenderer {
  readonly app: {
    readonly getOptions: () => {
      readonly allPages: Readonly<
        Record<string, { readonly key: string; readonly styles: readonly unknown[] }>
      >;
    };
  };
}

/** Has Astro make no page: what it made for that is taken; `homes` are the folders that it names. */
function takingProgram(
  onProgram: (styles: PageStyles, homes: readonly URL[]) => void,
): AstroIntegration {
  let homes: readonly URL[] = [];
  return {
    name: 'chartroom:taken-program',
    hooks: {
      'astro:config:done': ({ config }) => {
        // The first two may lie in the last.
        homes = [config.outDir, config.cacheDir, config.root];
      },
      'astro:build:start': ({ setPrerenderer }) =>
        setPrerenderer((own) => ({
          ...own,
          async setup() {
            await own.setup?.();
            const { app } = own as typeof own & OwnPrerenderer;
            const pages = Object.values(app.getOptions().allPages);
            onProgram(Object.fromEntries(pages.map(({ key, styles }) => [key, styles])), homes);
          },
          getStaticPaths: async () => [],
        })),
    },
  };
}

/** The same program wherever it was made: Astro names folders that no page asks for, and modules after them. */
function withoutHomes({ files, styles }: PageProgram, homes: readonly URL[]): PageProgram {
  const without = (text: string) => homes.reduce(withoutHome, text);
  const bytesOf = ({ path, bytes }: PublishedFile) =>
    path.endsWith('.mjs') ? Buffer.from(without(Buffer.from(bytes).toString())) : bytes;
  return {
    files: files.map((file) => ({ path: file.path, bytes: bytesOf(file) })),
    styles: JSON.parse(without(JSON.stringify(styles))),
  };
}

function withoutHome(text: string, home: URL, nth: number): string {
  const nowhere = `/home-${nth}/`;
  return text.replaceAll(home.pathname, nowhere).replaceAll(fileURLToPath(home), nowhere);
}

/** All files below a folder, in the order of their paths. */
function filesBelow(folder: string): readonly PublishedFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((file) => ({
      path: relative(folder, file).split(sep).join('/'),
      bytes: readFileSync(file),
    }));
}

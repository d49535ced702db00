import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Pages whose scripts a reader waits for: they bring the map to life. */
const PAGES = ['index.html', 'embed/index.html'] as const;

/** What a bundler tells of a file that it made. */
interface Chunk {
  readonly fileName: string;
  /** Of a script, names of the files that it imports at once. */
  readonly imports?: readonly string[];
}

/** Which script imports which at once, by their paths in the site. */
export type ScriptImports = Readonly<Record<string, readonly string[]>>;

/** Notes, as Vite bundles what readers' browsers run, which file imports which. */
export function notingImports() {
  const imports: Record<string, readonly string[]> = {};
  return {
    imports: imports as ScriptImports,
    plugin: {
      name: 'chartroom:script-imports',
      applyToEnvironment: ({ name }: { readonly name: string }) => name === 'client',
      generateBundle(_: unknown, bundle: Readonly<Record<string, Chunk>>) {
        for (const { fileName, imports: own = [] } of Object.values(bundle))
          imports[fileName] = own;
      },
    },
  };
}

/**
 * Has pages of the map in a built folder ask for all their scripts at once: else a browser finds each import only in the
 * file before it, four rounds one after the other.
 */
export function addPreloads(folder: string, base: string, imports: ScriptImports): void {
  for (const page of PAGES) {
    const file = join(folder, page);
    writeFileSync(file, withPreloads(readFileSync(file, 'utf8'), base, imports));
  }
}

/** A page that asks in its head for all that its scripts import at once, `imports` by file below `base`. */
export function withPreloads(html: string, base: string, imports: ScriptImports): string {
  const scripts = [...html.matchAll(/<script type="module" src="([^"]+)"/g)].map(([, src]) =>
    src!.slice(base.length),
  );
  const found = new Set(scripts);
  for (const script of found) for (const one of imports[script] ?? []) found.add(one);
  const links = [...found].map((path) => `<link rel="modulepreload" href="${base}${path}">`);
  return html.replace('</head>', () => `${links.join('')}</head>`);
}

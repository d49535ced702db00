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

/**
 * Has pages of the map ask for all their scripts at once: else a browser finds each import only in the file before it,
 * four rounds one after the other.
 */
export function scriptPreloads() {
  const imports = new Map<string, readonly string[]>();
  return {
    /** Notes, as Vite bundles what readers' browsers run, which file imports which. */
    plugin: {
      name: 'chartroom:script-preloads',
      applyToEnvironment: ({ name }: { readonly name: string }) => name === 'client',
      generateBundle(_: unknown, bundle: Readonly<Record<string, Chunk>>) {
        for (const { fileName, imports: own = [] } of Object.values(bundle))
          imports.set(fileName, own);
      },
    },
    /** Adds them to the pages of a built folder. */
    addTo(folder: string, base: string): void {
      for (const page of PAGES) {
        const file = join(folder, page);
        writeFileSync(file, withPreloads(readFileSync(file, 'utf8'), base, imports));
      }
    },
  };
}

/** A page that asks in its head for all that its scripts import at once, `imports` by file below `base`. */
export function withPreloads(
  html: string,
  base: string,
  imports: ReadonlyMap<string, readonly string[]>,
): string {
  const scripts = [...html.matchAll(/<script type="module" src="([^"]+)"/g)].map(([, src]) =>
    src!.slice(base.length),
  );
  const found = new Set(scripts);
  for (const script of found) for (const one of imports.get(script) ?? []) found.add(one);
  const links = [...found].map((path) => `<link rel="modulepreload" href="${base}${path}">`);
  return html.replace('</head>', () => `${links.join('')}</head>`);
}

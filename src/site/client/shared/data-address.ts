// Ships to the browser.

/** So long (milliseconds) without a byte, and no more will come: the slowest line sends some. */
export const STALLED_MS = 8000;

let newest: Promise<string> | undefined;

/**
 * The address of a file below `/data/<version>/`. The map's pages name their version, since what they draw counts
 * papers as the data of that build do; any other page asks for the newest, so that it keeps its bytes while papers
 * it doesn't speak of change.
 */
export async function dataAddress(path: string): Promise<string> {
  return `${document.body.dataset.base ?? '/'}data/${await dataVersion()}/${path}`;
}

/** Full address of the folder that all builds' data lie in: for a worker, which has no page to ask. */
export function dataFolder(): string {
  return new URL(`${document.body.dataset.base ?? '/'}data/`, location.href).href;
}

/** The build whose data this page reads. */
export async function dataVersion(): Promise<string> {
  const { base = '/', version } = document.body.dataset;
  return version ?? newestVersion(base);
}

/** The build that stands on the host now, asked anew; null where nobody answers. */
export function versionNow(): Promise<string | null> {
  return askVersion(document.body.dataset.base ?? '/').catch(() => null);
}

function newestVersion(base: string): Promise<string> {
  newest ??= askVersion(base).catch((error) => {
    newest = undefined;
    throw error;
  });
  return newest;
}

async function askVersion(base: string): Promise<string> {
  const response = await fetch(`${base}data/version.json`, {
    cache: 'no-cache',
    signal: AbortSignal.timeout(STALLED_MS),
  });
  if (!response.ok) throw new Error(`data: missing version: the host answered ${response.status}.`);
  return ((await response.json()) as { readonly version: string }).version;
}

// Ships to the browser.

let newest: Promise<string> | undefined;

/**
 * The address of a file below `/data/<version>/`. The map's pages name their version, since what they draw counts
 * papers as the data of that build do; any other page asks for the newest, so that it keeps its bytes while papers
 * it doesn't speak of change.
 */
export async function dataAddress(path: string): Promise<string> {
  const { base = '/', version = await newestVersion(base) } = document.body.dataset;
  return `${base}data/${version}/${path}`;
}

function newestVersion(base: string): Promise<string> {
  newest ??= askVersion(base).catch((error) => {
    newest = undefined;
    throw error;
  });
  return newest;
}

async function askVersion(base: string): Promise<string> {
  const response = await fetch(`${base}data/version.json`, { cache: 'no-cache' });
  if (!response.ok) throw new Error(`data: missing version: the host answered ${response.status}.`);
  return ((await response.json()) as { readonly version: string }).version;
}

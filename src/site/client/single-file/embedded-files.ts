// Ships to the browser, in a single file: what scripts fetch comes out of the file itself.

/** Path of a file in the site → its bytes, deflated, in base64. */
type EmbeddedFiles = Readonly<Record<string, string>>;

const files = JSON.parse(document.querySelector('#embedded')!.textContent) as EmbeddedFiles;

/** The bytes of an embedded file; undefined where there is none. */
export function embeddedFile(path: string): Response | undefined {
  const text = Object.hasOwn(files, path) ? files[path] : undefined;
  if (text === undefined) return undefined;
  const deflated = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  return new Response(
    new Blob([deflated]).stream().pipeThrough(new DecompressionStream('deflate-raw')),
  );
}

/** Addresses of this site stand behind `#/` here. A host answers 404 for what it has not, and so does this. */
globalThis.fetch = (address) => {
  const [, path = ''] = String(address).split('#/');
  return Promise.resolve(embeddedFile(path) ?? new Response(null, { status: 404 }));
};

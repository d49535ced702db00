// Runs in the browser too. Files that were read, each read once and kept.

/**
 * Reads a file below `data/`. null: nobody answers (offline). Throws where there is an answer, and it is that the file
 * isn't there: then the site was built anew.
 */
export type ReadFile = (path: string) => Promise<Uint8Array | null>;

/** What a file's bytes say; some take a while to be inflated. */
export type OpenFile<Value> = (bytes: Uint8Array) => Value | Promise<Value>;

/** Files as they were opened; what did not come is asked for again at the next question. */
export interface FileStore {
  /** A file that is here; undefined where it isn't. */
  readonly here: <Value>(path: string) => Value | undefined;
  /** A file, loaded where it isn't here; null where nobody answers. */
  readonly load: <Value>(path: string, open: OpenFile<Value>) => Promise<Value | null>;
}

/** Nothing is here yet. */
export function fileStore(read: ReadFile): FileStore {
  const coming = new Map<string, Promise<unknown>>();
  const here = new Map<string, unknown>();
  return {
    here: <Value>(path: string) => here.get(path) as Value | undefined,
    async load<Value>(path: string, open: OpenFile<Value>) {
      if (here.has(path)) return here.get(path) as Value;
      const before = coming.get(path) as Promise<Value | null> | undefined;
      if (before !== undefined) return before;
      const asked = read(path)
        .then((bytes) => (bytes === null ? null : open(bytes)))
        .finally(() => coming.delete(path));
      coming.set(path, asked);
      const value = await asked;
      if (value !== null) here.set(path, value);
      return value;
    },
  };
}

/** The parts of an index that one question needs. */
export interface AskedParts {
  /** A part; null where it is not here, which is noted where it is wanted. */
  readonly part: <Value>(
    path: string,
    open: (bytes: Uint8Array) => Value,
    isWanted?: boolean,
  ) => Value | null;
  readonly isLacking: () => boolean;
  /** Loads together what was noted: nothing was, all came, or nobody answered. Throws where a file isn't there or damaged. */
  readonly loadLacking: () => Promise<'nothing' | 'all' | 'nobody'>;
}

/** Takes note for one question, or others would load what it lacks and leave it none the wiser. */
export function askedParts(store: FileStore): AskedParts {
  let lacking = new Map<string, (bytes: Uint8Array) => unknown>();
  return {
    part<Value>(path: string, open: (bytes: Uint8Array) => Value, isWanted = true) {
      const value = store.here<Value>(path);
      if (value !== undefined) return value;
      if (isWanted) lacking.set(path, open);
      return null;
    },
    isLacking: () => lacking.size > 0,
    async loadLacking() {
      const wanted = [...lacking];
      lacking = new Map();
      const loaded = await Promise.all(wanted.map(([path, open]) => store.load(path, open)));
      if (wanted.length === 0) return 'nothing';
      return loaded.includes(null) ? 'nobody' : 'all';
    },
  };
}

/** Said where nobody answers. */
export const NOBODY = 'search: missing index: nobody answers. Are you offline?';

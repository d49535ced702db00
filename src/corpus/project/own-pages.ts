import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { collect, type Fault, ProjectError } from '../fault.ts';
import { takeApart } from '../paper-file.ts';
import { ownFiles, readOwnFile } from './own-files.ts';
import { readYaml } from './yaml.ts';

/** What stands above an own page's text, for example `title: Imprint`, `order: 2`, `place: foot`. */
const ownPageSchema = z.looseObject({
  title: z.string().trim().min(1),
  /** Smaller comes earlier; pages without one follow by name. */
  order: z.number().optional(),
  /** Where its link stands. */
  place: z.enum(['head', 'foot']).default('foot'),
});

/** A page in the owner's words: an introduction, an imprint. */
export interface OwnPage {
  /** The file's name without its ending: its address is `/pages/<name>/`. */
  readonly name: string;
  readonly title: string;
  readonly place: 'head' | 'foot';
  readonly markdown: string;
}

/** A picture beside the map's title. */
export interface Logo {
  readonly name: 'logo.svg' | 'logo.png';
  /** In pixels; null where the file doesn't say. */
  readonly size: readonly [width: number, height: number] | null;
  readonly base64: string;
}

/** Every page loads it. */
const MAX_LOGO_BYTES = 100_000;

/** Reads `pages/*.md`, in their order; a page with a fault is left out, which joins `faults`. */
export function readOwnPages(contentDir: string, faults: Fault[]): readonly OwnPage[] {
  const dir = join(contentDir, 'pages');
  const files = ownFiles(contentDir, 'pages', ({ name }) => name.endsWith('.md'), faults);
  const found: (OwnPage & { readonly order: number })[] = [];
  for (const file of files) {
    const path = `pages/${file}`;
    const name = file.slice(0, -'.md'.length);
    if (!/^[a-z0-9-]+$/.test(name)) {
      const remedy = 'Its name becomes its address: name it with a-z, 0-9 and - alone.';
      faults.push({ ...AT, what: 'name of a page', file: path, line: null, remedy });
      continue;
    }
    try {
      const { yaml, body } = takeApart(readFileSync(join(dir, file), 'utf8'), path);
      const { title, place, order } = readYaml(yaml, ownPageSchema, path, 2, faults);
      found.push({ name, title, place, markdown: body, order: order ?? Number.POSITIVE_INFINITY });
    } catch (error) {
      if (!(error instanceof ProjectError)) throw error;
      faults.push(...error.faults);
    }
  }
  // Sorting keeps the order of names among equals.
  found.sort((a, b) => (a.order === b.order ? 0 : a.order - b.order));
  return found.map(({ order: _, ...page }) => page);
}

/** Reads `logo.svg` or `logo.png`; null without one, or where it is too large for every page to load, which joins `faults`. */
export function readLogo(contentDir: string, faults: Fault[]): Logo | null {
  const found = (['logo.svg', 'logo.png'] as const).flatMap((one) => {
    const bytes = collect(faults, () => readOwnFile(contentDir, one));
    return bytes ? [{ name: one, bytes }] : [];
  });
  if (found[0] === undefined) return null;
  const { name, bytes } = found[0];
  if (bytes.length > MAX_LOGO_BYTES) {
    const remedy = `It has ${bytes.length} bytes, and every page loads it. Make it smaller than ${MAX_LOGO_BYTES}.`;
    faults.push({ ...AT, what: 'logo', file: name, line: null, remedy });
    return null;
  }
  const size = name === 'logo.png' ? pngSize(bytes) : svgSize(bytes.toString('utf8'));
  return { name, size, base64: bytes.toString('base64') };
}

const AT = { stage: 'content', kind: 'invalid' } as const;

/** Width and height stand at the beginning of a PNG's first chunk. */
function pngSize(bytes: Buffer): Logo['size'] {
  return bytes.length < 24 ? null : [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
}

function svgSize(text: string): Logo['size'] {
  const box = /<svg[^>]*\sviewBox="\s*[-\d.]+[\s,]+[-\d.]+[\s,]+([\d.]+)[\s,]+([\d.]+)\s*"/.exec(
    text,
  );
  return box === null ? null : [Number(box[1]), Number(box[2])];
}

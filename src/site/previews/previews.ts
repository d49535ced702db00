import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { idsOf, subtopicsBelow } from '../../atlas/subtopics-below.ts';
import type { AtlasPaper } from '../../atlas/types.ts';
import { writeAtomically } from '../../corpus/write-atomically.ts';
import type { PublishedFile } from '../../map/published-file.ts';
import { BAND_OPACITY } from '../../map/regions.ts';
import { checksumOf } from '../../words/checksum.ts';
import type { SiteModel } from '../site-model.ts';
import { stringsFor } from '../strings/strings.ts';
import { indexedPng } from './indexed-png.ts';
import { PREVIEWED_PAPERS } from './paper-preview.ts';
import { HEIGHT, type Preview, previewSvg, WIDTH } from './preview-svg.ts';

/** Counted up when the same preview would be drawn otherwise. */
const VERSION = 1;
/** More dots than this are a blot. */
const MAX_SPOTS = 400;
/** Pictures drawn at once: enough for the threads that Node lends to libraries. */
const AT_ONCE = 4;
/** What the fonts at hand can write; other scripts need the system's. */
const WRITTEN = /^[\u0020-\u045f\u1e00-\u1eff\u2000-\u22ff\u2460-\u2473\u25a0-\u25ff]*$/;

const FONTS = ['400', '600'].map((weight) =>
  fileURLToPath(new URL(`./fonts/source-serif-4-${weight}.ttf`, import.meta.url)),
);

/**
 * The link previews of a map as PNG files: its own, one a topic and subtopic, one a paper up to `PREVIEWED_PAPERS`.
 * They are kept in `cacheDir` by what they say: a paper's stays as it was drawn while title, topic and place do,
 * even when a coast has moved a little since. Empty where no library for drawing exists for this machine.
 */
export async function makePreviews(
  model: Charted,
  cacheDir: string,
): Promise<readonly PublishedFile[]> {
  const previews = previewsOf(model);
  const kept = keptPictures(cacheDir);
  const names = previews.map(({ path: _, ...shown }) => nameOf(shown));
  const missing = previews.filter((_, i) => !kept.has(names[i]!));
  if (missing.length > 0) {
    const drawn = await drawAll(missing, landOf(model), cacheDir);
    if (drawn === null) return [];
    for (const [name, picture] of drawn) kept.set(name, picture);
  }
  const used = new Set(names.map((name) => kept.get(name)!.file));
  for (const file of existsSync(cacheDir) ? readdirSync(cacheDir) : [])
    if (!used.has(file)) rmSync(join(cacheDir, file), { recursive: true });
  return previews.map(({ path }, i) => ({
    path: `previews/${path}.png`,
    bytes: kept.get(names[i]!)!.bytes,
  }));
}

/** A picture in the cache: its file is named after what it says and its checksum. */
interface Picture {
  readonly file: string;
  readonly bytes: Uint8Array;
}

/** Pictures of earlier builds, by what they say: those that are, bit for bit, as they were drawn. */
function keptPictures(cacheDir: string): Map<string, Picture> {
  const kept = new Map<string, Picture>();
  for (const file of existsSync(cacheDir) ? readdirSync(cacheDir) : []) {
    const [name = '', checksum] = file.split(/[-.]/);
    if (!/^[0-9a-f]+-[0-9a-f]+\.png$/.test(file)) continue;
    const bytes = readFileSync(join(cacheDir, file));
    if (checksumOf(bytes) === checksum) kept.set(name, { file, bytes });
  }
  return kept;
}

type Charted = Pick<SiteModel, 'site' | 'papers' | 'atlas'> & {
  /** Papers of the whole map: `papers` may be a part of them. */
  readonly paperCount: number;
  readonly drawing: Pick<SiteModel['drawing'], 'regions' | 'colours'>;
};

function previewsOf({ site, papers, paperCount, atlas, drawing }: Charted): readonly Preview[] {
  const { shared } = stringsFor(site.language);
  const { light } = drawing.colours;
  const groups = new Map<string, AtlasPaper[]>();
  for (const at of atlas.papers) {
    for (const key of [
      at.topic,
      ...at.path.map((_, i) => keyOf(at.topic, at.path.slice(0, i + 1))),
    ]) {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [at]);
      else group.push(at);
    }
  }
  const own: Preview = {
    path: 'map',
    title: site.title,
    above: shared.papers(paperCount),
    below: '',
    colour: OUTSIDE,
    spots: thinned(atlas.papers),
  };
  const colours = new Map(
    atlas.topics.map(({ id }, i) => [id, id === 'outside' ? OUTSIDE : light[i]!]),
  );
  const ofGroup = (id: string, key: string, name: string, above: string): Preview => ({
    path: `topics/${key}`,
    title: name,
    above,
    below: site.title,
    colour: colours.get(id)!,
    spots: thinned(groups.get(key) ?? []),
  });
  const topics = atlas.topics.flatMap((topic) => [
    ofGroup(topic.id, topic.id, topic.name, shared.papers(topic.count)),
    ...subtopicsBelow(topic).map((below) => {
      const { name, count: size } = below.part;
      const around = below.above.at(-1) ?? topic;
      const above = `${around.name} · ${shared.papers(size)}`;
      return ofGroup(topic.id, keyOf(topic.id, idsOf(below)), name, above);
    }),
  ]);
  if (paperCount > PREVIEWED_PAPERS) return [own, ...topics];
  const topicNames = new Map(atlas.topics.map(({ id, name }) => [id, name]));
  const ofPapers = papers.map(({ slug, titlePlain }, i): Preview => {
    const { topic, x, y } = atlas.papers[i]!;
    return {
      path: `papers/${slug}`,
      title: titlePlain,
      above: topicNames.get(topic)!,
      below: site.title,
      colour: colours.get(topic)!,
      spots: [[x, y]],
    };
  });
  return [own, ...topics, ...ofPapers];
}

function keyOf(topic: string, path: readonly string[]): string {
  return [topic, ...path].join('/');
}

const OUTSIDE = '#585b61';

function thinned(papers: readonly AtlasPaper[]): Preview['spots'] {
  const step = Math.ceil(papers.length / MAX_SPOTS);
  return papers.filter((_, i) => i % step === 0).map(({ x, y }) => [x, y] as const);
}

/** The regions of all topics, in drawing units. */
function landOf({ atlas, drawing }: Charted): string {
  const { light } = drawing.colours;
  const colours = new Map(atlas.topics.map(({ id }, i) => [id, light[i] ?? OUTSIDE]));
  return drawing.regions
    .map(({ topic, bands }) => {
      const paths = bands.map((band, i) => `<path d="${band}" fill-opacity="${BAND_OPACITY[i]}"/>`);
      return `<g fill="${colours.get(topic)}">${paths.join('')}</g>`;
    })
    .join('');
}

/** Draws what is missing into the cache; null where the machine has no library for it. */
async function drawAll(
  previews: readonly Preview[],
  land: string,
  cacheDir: string,
): Promise<ReadonlyMap<string, Picture> | null> {
  const library = await import('@resvg/resvg-js').catch(() => null);
  if (library === null) return null;
  const drawn = new Map<string, Picture>();
  mkdirSync(cacheDir, { recursive: true });
  const waiting = [...previews];
  const work = async () => {
    for (let preview = waiting.pop(); preview !== undefined; preview = waiting.pop()) {
      const { path: _, ...shown } = preview;
      const words = preview.title + preview.above + preview.below;
      const font = {
        fontFiles: FONTS,
        loadSystemFonts: !WRITTEN.test(words),
        defaultFontFamily: 'Source Serif 4',
      };
      const image = await library.renderAsync(previewSvg(preview, land), { font });
      const bytes = indexedPng(image.pixels, WIDTH, HEIGHT);
      const name = nameOf(shown);
      const file = `${name}-${checksumOf(bytes)}.png`;
      writeAtomically(join(cacheDir, file), [bytes]);
      drawn.set(name, { file, bytes });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return drawn;
}

function nameOf(shown: Omit<Preview, 'path'>): string {
  const hash = createHash('sha256')
    .update(JSON.stringify([VERSION, shown]))
    .digest('hex');
  return hash.slice(0, 24);
}

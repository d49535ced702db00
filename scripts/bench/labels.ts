import { join } from 'node:path';
import { makeAtlas } from '../../src/atlas/atlas.ts';
import { NO_ATLAS, readStore } from '../../src/atlas/atlas-files.ts';
import type { Atlas } from '../../src/atlas/types.ts';
import { readProject } from '../../src/corpus/project/project.ts';
import { placeLabels } from '../../src/map/labels/place-labels.ts';
import { ownershipGrid } from '../../src/map/ownership-grid.ts';
import { projectPaths } from '../../src/pipeline/paths.ts';
import { asPaper, conferencePapers } from '../measure/conference.ts';
import { DESK, nameCover, PHONE } from '../measure/name-cover.ts';
import { textsInView } from '../measure/texts-in-view.ts';

const SIZE = Number(process.env.PAPERS ?? 10_000);
const QUIET = { fresh: false, onStage: () => undefined };

/** What names on the map cover, on the first map and on conference papers with found topics. */
export async function run(): Promise<void> {
  const { contentDir } = projectPaths(undefined, undefined);
  const project = readProject(contentDir);
  const { atlas } = makeAtlas(project, readStore(join(contentDir, 'atlas')), QUIET);
  print(
    atlas,
    project.papers.map(({ titlePlain }) => titlePlain),
  );
  const papers = conferencePapers(SIZE).map(asPaper);
  if (papers.length === 0) return;
  const large = makeAtlas({ papers, topics: null }, NO_ATLAS, { ...QUIET, fresh: true });
  print(
    large.atlas,
    papers.map(({ titlePlain }) => titlePlain),
  );
}

function print(atlas: Atlas, titles: readonly string[]): void {
  const grid = ownershipGrid(atlas);
  const begun = performance.now();
  const names = placeLabels(atlas, grid, titles);
  const { labels } = names;
  const took = Math.round(performance.now() - begun);
  console.log(`${titles.length} papers: ${labels.length} names placed in ${took} ms`);
  const start = [
    ['phone, zoom 1', PHONE],
    ['desk, zoom 1', DESK],
  ] as const;
  const nearer = [2, 4, 8].map((zoom) => [`desk, zoom ${zoom}`, zoom * DESK] as const);
  for (const [name, scale] of [...start, ...nearer]) {
    const { names: shown, covered, worstOff } = nameCover(atlas, grid, labels, scale);
    console.log(
      `  ${name}: ${shown} names, ${covered} papers under them, at most ${Math.round(100 * worstOff)} % of one off its land`,
    );
  }
  for (const zoom of [1.5, 2.3, 5.3, 12, 20, 28, 64]) {
    const { dots, texts, enough } = textsInView(atlas.papers, names, zoom);
    console.log(
      `  desk, zoom ${zoom}: ${texts} texts beside ${dots} dots; enough in ${Math.round(100 * enough)} % of views`,
    );
  }
}

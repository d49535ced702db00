import { atWork } from '../pipeline/build-project.ts';
import { encodePapers } from '../pipeline/encode-papers.ts';
import { loadTransformers } from '../pipeline/encoders.ts';
import { openProject } from '../pipeline/open-project.ts';
import { CALLED } from '../pipeline/paths.ts';
import { papersText } from '../pipeline/suggestions.ts';
import { type Call, placeOf } from './parse-call.ts';
import { withProgress } from './progress.ts';

export async function embedCommand(call: Call): Promise<number> {
  const place = placeOf(call);
  const { encoder: asked, content } = call.values;
  const name = typeof asked === 'string' ? asked : null;
  const { encoder, papers, made } = await withProgress((onProgress) =>
    atWork(place, onProgress, () =>
      encodePapers(place, openProject(place).papers, name, loadTransformers, onProgress),
    ),
  );
  const own = typeof content === 'string' ? ` --content ${content}` : '';
  console.log(
    `${papersText(papers)} in ${place.contentDir}/vectors by ${encoder}, ${made} of them encoded now. Commit that folder, then: ${CALLED.command} build${own}`,
  );
  return 0;
}

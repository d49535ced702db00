import { makeSkeleton } from '../pipeline/make-skeleton.ts';
import { papersText } from '../pipeline/suggestions.ts';
import { type Call, CallError, placeOf } from './parse-call.ts';
import { withProgress } from './progress.ts';

export async function skeletonCommand(call: Call): Promise<number> {
  const place = placeOf(call);
  const { totals, kit } = call.values;
  if (typeof totals !== 'string' || typeof kit !== 'string')
    throw new CallError(
      'call: missing option: skeleton. Write --totals FILE.json and --kit DIR, beside --content SAMPLE and --out DIR.',
    );
  const papers = await withProgress((onProgress) => makeSkeleton(place, totals, kit, onProgress));
  console.log(`Built what a sample of ${papersText(papers)} shows into ${place.outDir}`);
  return 0;
}

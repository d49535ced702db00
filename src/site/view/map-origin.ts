import type { MapOrigin } from '../../atlas/types.ts';
import type { Strings } from '../strings/strings.ts';

/** What truly made a map, in sentences: its vectors, its languages, how its topics came. */
export function madeFrom(
  { embedder, language, otherLanguages, topicsFound }: MapOrigin,
  { about: { made } }: Strings,
) {
  return {
    vectors: made.vectors[embedder],
    languages: made.readAs(
      made.languages[language],
      otherLanguages.map((code) => made.languages[code]),
    ),
    topics: topicsFound ? made.topicsFound : made.topicsNamed,
  };
}

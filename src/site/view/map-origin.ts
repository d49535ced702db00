import type { MapOrigin } from '../../atlas/types.ts';
import type { Strings } from '../strings/strings.ts';

/** What truly made a map, in sentences: its vectors, its languages, how its topics came. */
export function madeFrom(
  { embedder, language, otherLanguages, topicsFound, outside }: MapOrigin,
  { about: { made } }: Strings,
) {
  const { noUpload, outside: someOutside, noneOutside } = made.steps;
  // Where an owner brings vectors, nobody here knows where they were made.
  const isOurs = embedder === 'words' || embedder === 'lsa';
  const found = topicsFound ? made.topicsFound : made.topicsNamed;
  return {
    vectors: isOurs ? `${made.vectors[embedder]} ${noUpload}` : made.vectors[embedder],
    languages: made.readAs(
      made.languages[language],
      otherLanguages.map((code) => made.languages[code]),
    ),
    topics: `${found} ${outside ? someOutside : noneOutside}`,
  };
}

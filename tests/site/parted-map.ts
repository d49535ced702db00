/** A map of two topics with a subtopic that has two parts: the files of its project, and its records. */

const THINGS = ['retinal vessels', 'brain tumours'];

const titlesOf = (thing: string): readonly string[] =>
  ['one clinic', 'two clinics', 'three clinics', 'four clinics', 'five clinics', 'six clinics'].map(
    (place) => `Segmentation of ${thing} in ${place}`,
  );
const PARTS = THINGS.map(titlesOf);
/** In the subtopic, but in none of its parts. */
const UNPARTED = ['Segmentation without labels', 'Segmentation in real time'];
const OTHERS = ['Translation of verbs', 'Translation of nouns', 'Translation of names'];

const SLUGS = (titles: readonly string[]): readonly string[] =>
  titles.map((title) => title.toLowerCase().replaceAll(' ', '-'));

export const PARTED_RECORDS = [...PARTS.flat(), ...UNPARTED, ...OTHERS].map((title) => ({
  title,
  abstract: `We study ${title.toLowerCase()} and report what it takes.`,
}));

const lines = (version: number, ...all: readonly object[]): string =>
  [{ version }, ...all].map((line) => JSON.stringify(line)).join('\n');

export const PARTED_FILES: Readonly<Record<string, string>> = {
  'site.yaml': 'title: Parted\naddress: https://example.org/map\n',
  'topics.yaml': `outside: false
topics:
  - { id: vision, name: Vision, description: Finding the outlines of things in images., phrases: [segmentation] }
  - { id: language, name: Language, description: Translation between languages., phrases: [translation] }
`,
  'atlas/positions.jsonl': lines(
    1,
    ...SLUGS(PARTED_RECORDS.map(({ title }) => title))
      .toSorted()
      .map((slug, i) => ({ slug, x: 0.1 + 0.04 * i, y: 0.1 + ((0.37 * i) % 0.8) })),
  ),
  'atlas/subtopics.jsonl': lines(
    8,
    {
      ...{ id: 'images', topic: 'vision', name: 'Images' },
      papers: SLUGS([...PARTS.flat(), ...UNPARTED]),
    },
    ...THINGS.map((thing, i) => ({
      ...{ id: thing.replace(' ', '-'), topic: 'vision', within: 'images' },
      name: thing.charAt(0).toUpperCase() + thing.slice(1),
      papers: SLUGS(PARTS[i]!),
    })),
  ),
  'atlas/redirects.jsonl': lines(1, {
    from: 'topics/vision/images/tumours',
    to: 'topics/vision/images/brain-tumours',
  }),
};

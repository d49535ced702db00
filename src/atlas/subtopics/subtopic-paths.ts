/** Papers: the subtopics that each is in, the deepest last. Each of `subtopics` stands before its parts. */
export function pathsOf<Subtopic extends { readonly members: readonly number[] }>(
  paperCount: number,
  subtopics: readonly Subtopic[],
): readonly (readonly Subtopic[])[] {
  const paths = Array.from({ length: paperCount }, (): Subtopic[] => []);
  for (const subtopic of subtopics)
    for (const member of subtopic.members) paths[member]!.push(subtopic);
  return paths;
}

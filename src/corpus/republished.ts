/** An excerpt ends at a word near this length. */
const EXCERPT = 280;

/** As much of an abstract as the owner republishes. */
export function republished(abstract: string, how: 'full' | 'excerpt' | 'none'): string {
  if (how === 'none') return '';
  if (how === 'full' || abstract.length <= EXCERPT) return abstract;
  return `${abstract.slice(0, EXCERPT).replace(/\s+\S*$/, '')} …`;
}

import { cslName } from '../citations/csl-name.ts';

/** Who wrote a paper, as texts cite it: `Vaswani et al.`; '' where nobody is known. */
export function firstAuthor(authors: readonly string[]): string {
  const [first, ...others] = authors;
  if (first === undefined) return '';
  const name = familyName(first);
  return others.length === 0 ? name : `${name} et al.`;
}

function familyName(printed: string): string {
  const { family, literal, 'non-dropping-particle': particle } = cslName(printed);
  if (family === undefined) return literal ?? printed;
  return particle === undefined ? family : `${particle} ${family}`;
}

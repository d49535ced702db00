/** Where works of each kind of identifier stand. */
const ADDRESSES: Readonly<Record<string, string>> = {
  doi: 'https://doi.org/',
  arxiv: 'https://arxiv.org/abs/',
  pmid: 'https://pubmed.ncbi.nlm.nih.gov/',
  pmcid: 'https://pmc.ncbi.nlm.nih.gov/articles/',
  openalex: 'https://openalex.org/',
  s2: 'https://www.semanticscholar.org/paper/',
};

/** The address of a work by its identifiers, those of the best known place first; null where none has one. */
export function addressOfWork(ids: readonly string[]): string | null {
  for (const [kind, address] of Object.entries(ADDRESSES)) {
    const id = ids.find((one) => one.startsWith(`${kind}:`));
    if (id !== undefined) return address + encodeURI(id.slice(kind.length + 1));
  }
  return null;
}

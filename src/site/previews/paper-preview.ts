/** A picture takes some hundredths of a second and 30 KB: papers of a larger corpus show their topic's. */
export const PREVIEWED_PAPERS = 3000;

/** Path of a paper's link preview below `previews/`, without its ending. */
export function paperPreview(slug: string, topic: string, papers: number): string {
  return papers > PREVIEWED_PAPERS ? `topics/${topic}` : `papers/${slug}`;
}

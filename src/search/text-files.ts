// Runs in the browser too.

/** Papers in a file of abstracts: an answer's snippet costs some 5 KB, neighbours in the list come with it. */
export const PAPERS_PER_TEXT = 8;

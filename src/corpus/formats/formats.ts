import type { Format } from './format.ts';
import { jsonLines } from './json-lines.ts';
import { lines } from './lines.ts';

/** Strictest first: the last one takes nearly any text. */
export const FORMATS: readonly Format[] = [jsonLines, lines];

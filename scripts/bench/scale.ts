import { measureScale, SIZES } from '../measure/scale.ts';

/** What a map of a thousand papers, of ten thousand and of a field's whole literature costs its maker, its host and its readers. */
export async function run(): Promise<void> {
  await measureScale(SIZES);
}

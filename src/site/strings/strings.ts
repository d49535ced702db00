import { about as germanAbout } from './de/about.ts';
import { pages as germanPages } from './de/pages.ts';
import { search as germanSearch } from './de/search.ts';
import { shared as german } from './de/shared.ts';
import { about as englishAbout } from './en/about.ts';
import { pages as englishPages } from './en/pages.ts';
import { search as englishSearch } from './en/search.ts';
import { shared as english } from './en/shared.ts';

/** What pages and published files say, in one language. */
export interface Strings {
  readonly shared: typeof english;
  readonly pages: typeof englishPages;
  readonly about: typeof englishAbout;
  readonly search: typeof englishSearch;
}

/** The languages of the interface, each a folder here. */
const CATALOGUES = {
  en: { shared: english, pages: englishPages, about: englishAbout, search: englishSearch },
  de: { shared: german, pages: germanPages, about: germanAbout, search: germanSearch },
} as const satisfies Readonly<Record<string, Strings>>;

/** A language that has a catalogue: the name of its folder. */
export type Language = keyof typeof CATALOGUES;

/** The interface's language for a language tag of `site.yaml` (`de-AT` → `de`); English where there is no catalogue. */
export function interfaceLanguage(tag: string): Language {
  const primary = tag.split('-')[0]!.toLowerCase();
  return Object.hasOwn(CATALOGUES, primary) ? (primary as Language) : 'en';
}

/** What pages and published files say in the interface's language. */
export function stringsFor(tag: string): Strings {
  return CATALOGUES[interfaceLanguage(tag)];
}

/** The `lang` of pages: the owner's tag where its language has a catalogue, else English. */
export function pageLanguage(tag: string): string {
  return tag.split('-')[0]!.toLowerCase() === interfaceLanguage(tag) ? tag : 'en';
}

import { z } from 'zod';
import { meantWord } from '../../words/nearest-word.ts';
import { type FieldSetting, frontMatterSchema } from '../paper.ts';

const KINDS = ['number', 'year', 'category'] as const;
/** More could not be told apart in a list. */
const MAX_FIELDS = 20;
/** What stands in addresses of the map for something else. */
const TAKEN = ['confidence', 'list', 'citations', 'citedhere', 'slug', 'id', 'abstract'];

/**
 * `fields:` of `site.yaml`: names of fields of the papers' front matter, alone (`[study, sample_size]`) or with their
 * kind (`sample_size: number`) or kind and title (`sample_size: { kind: number, name: Participants }`).
 */
export const fieldSettings = z
  .unknown()
  .default(null)
  .transform((value, context): readonly FieldSetting[] => {
    const told = (message: string, ...path: PropertyKey[]) => {
      context.addIssue({ code: 'custom', message, path });
      return [];
    };
    if (value === null) return [];
    const isList = Array.isArray(value);
    if (typeof value !== 'object')
      return told('It is to be a list, such as fields: [study, sample_size].');
    const entries: readonly (readonly [PropertyKey, unknown, unknown])[] = isList
      ? value.map((name: unknown, i) => [i, name, null] as const)
      : Object.entries(value).map(([name, how]) => [name, name, how] as const);
    if (entries.length > MAX_FIELDS) return told(`It names more than ${MAX_FIELDS} fields`);
    return entries.flatMap(([at, name, how]): readonly FieldSetting[] => {
      if (typeof name !== 'string' || !/^[\p{L}][\p{L}\p{N}_ -]{0,39}$/u.test(name))
        return told('A name is made of letters, digits, blanks, _ and -, 40 at most', at);
      if (name in frontMatterSchema.shape || TAKEN.includes(name.toLowerCase()))
        return told(`The map has ${name} already; name fields of your own`, at);
      if (isList && value.indexOf(name) !== at) return told(`${name} is there twice`, at);
      const { kind = null, name: label = labelOf(name) } = isObject(how) ? how : { kind: how };
      if (kind !== null && !KINDS.some((one) => one === kind)) {
        const meant = meantWord(String(kind), KINDS);
        return told(
          `Its kind is one of ${KINDS.join(', ')}${meant === null ? '' : `; did you mean ${meant}?`}`,
          at,
        );
      }
      if (typeof label !== 'string' || label.trim() === '')
        return told('Its name is to be text', at);
      return [{ name, label: label.trim(), kind: kind as FieldSetting['kind'] }];
    });
  });

function isObject(value: unknown): value is Readonly<Record<'kind' | 'name', unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `sample_size` and `sampleSize` as readers see them: `Sample size`. */
function labelOf(name: string): string {
  const words = name.replace(
    /(\p{Ll})(\p{Lu}\p{Ll})/gu,
    (_, a: string, b: string) => `${a} ${b.toLowerCase()}`,
  );
  const text = words.replace(/[_-]+/g, ' ').trim();
  return text.charAt(0).toUpperCase() + text.slice(1);
}

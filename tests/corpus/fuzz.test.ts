import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ProjectError } from '../../src/corpus/fault.ts';
import { type Source, sourceOf } from '../../src/corpus/reading/read-source.ts';
import { EXPORTS } from './exports.ts';

const RUNS = Number(process.env.FUZZ_RUNS ?? 50);
/** What breaks parsers: brackets, quotes and marks of every format, and bytes of no text. */
const BREAKERS = [
  '{', '}', '"', "'", '<', '>', '&', '\\', '@', ',', ';', '\n', '\r', '\t', '$', '%', '[', ']', '<![CDATA[',
  '<!--', '&#xFFFFFFFF;', '\\u00', '{{{{{{{{', '"""', '\nTY  - ', '\nER  - ', '\nPT J', '\nPMID- ', '\u0000', '\ufeff', '𝒳', '�',
]; // biome-ignore format: a table reads best in rows

/** One change to a text: something cut, doubled, moved, put in, or the rest gone. */
type Mutation = (text: string) => string;
const place = fc.double({ min: 0, max: 1, noNaN: true });
const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  fc.tuple(place, fc.nat(40)).map(
    ([at, length]): Mutation =>
      (text) =>
        spliced(text, at, length, ''),
  ),
  fc.tuple(place, fc.nat(200)).map(
    ([at, length]): Mutation =>
      (text) => {
        const from = Math.floor(at * text.length);
        return spliced(text, at, 0, text.slice(from, from + length));
      },
  ),
  fc.tuple(place, place, fc.nat(60)).map(
    ([at, to, length]): Mutation =>
      (text) => {
        const from = Math.floor(at * text.length);
        return spliced(spliced(text, at, length, ''), to, 0, text.slice(from, from + length));
      },
  ),
  fc.tuple(place, fc.constantFrom(...BREAKERS)).map(
    ([at, breaker]): Mutation =>
      (text) =>
        spliced(text, at, 0, breaker),
  ),
  place.map(
    (at): Mutation =>
      (text) =>
        text.slice(0, Math.floor(at * text.length)),
  ),
);

function spliced(text: string, at: number, cut: number, put: string): string {
  const from = Math.floor(at * text.length);
  return text.slice(0, from) + put + text.slice(from + cut);
}

/** The source, or null where the file was refused as a whole, with a message in two halves. */
function read(content: string | Uint8Array): Source | null {
  try {
    return sourceOf(typeof content === 'string' ? Buffer.from(content) : content, 'export');
  } catch (error) {
    if (!(error instanceof ProjectError)) throw error;
    expect(error.message).toMatch(/^import: (?:invalid|missing|unknown) \w+: export.*\. .+\.$/);
    return null;
  }
}

test.each(EXPORTS)(
  '$name, broken anyhow, is read or refused, and what is read has a place',
  ({ text }) => {
    fc.assert(
      fc.property(fc.array(mutation, { minLength: 1, maxLength: 4 }), (mutations) => {
        const broken = mutations.reduce((changed, mutate) => mutate(changed), text);
        const source = read(broken);
        if (source === null) return;
        const lines = broken.split(/\r\n|\n|\r/).length;
        const all = [...source.records, ...source.leftOut];
        expect(all.length).toBeGreaterThan(0);
        expect(all.filter(({ line }) => line < 1 || line > lines)).toEqual([]);
        expect(source.records.filter(({ title }) => title.trim() === '')).toEqual([]);
        expect(
          source.leftOut.filter(({ reason }) => !/^(?:missing|invalid) \w/.test(reason)),
        ).toEqual([]);
      }),
      { numRuns: RUNS, seed: 9 },
    );
  },
);

test.each(EXPORTS)('$name, its bytes damaged, is read or refused', ({ text }) => {
  const bytes = new TextEncoder().encode(text);
  const damage = fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), {
    minLength: 1,
    maxLength: 8,
  });
  fc.assert(
    fc.property(damage, (places) => {
      const damaged = bytes.slice();
      for (const [at, byte] of places) damaged[at] = byte;
      read(damaged);
    }),
    { numRuns: RUNS, seed: 10 },
  );
});

/** Longer than any field, so that a reading that looks back at every letter would not end in time. */
const LONG_RUN = 20_000;

test.each(EXPORTS)(
  '$name, swollen by one sign a thousandfold, is read or refused in time',
  ({ text }) => {
    const signs = [
      ...BREAKERS,
      ' ',
      '~',
      '- \n',
      'a ',
      'a, b and ',
      '<b ',
      '&amp;',
      'https://',
      '\\emph{',
      '<entry>',
    ];
    fc.assert(
      fc.property(place, fc.constantFrom(...signs), (at, sign) => {
        read(spliced(text, at, 0, sign.repeat(LONG_RUN / sign.length)));
      }),
      { numRuns: Math.ceil(RUNS / 10), seed: 13 },
    );
  },
);

/** Breaks that stay inside a record: no mark by which a file is cut into records. */
const SMALL_BREAKERS = ['{', '}', '"', "'", '<', '>', '&', '\\', ',', ';', '$', '[', ']', '#', '%'];

/** Records on one line share their fate. */
const apart = EXPORTS.filter(({ text }) => {
  const lines = read(text)!.records.map(({ line }) => line);
  return lines.length > 1 && new Set(lines).size === lines.length;
});

test.each(apart)('$name, broken inside one record, keeps all the others', ({ text }) => {
  const whole = read(text)!;
  const lines = text.split(/(?<=\n)/);
  const starts = whole.records.map(({ line }) => line);
  const target = fc.nat(starts.length - 1);
  fc.assert(
    fc.property(target, place, fc.constantFrom(...SMALL_BREAKERS), (i, at, breaker) => {
      // Behind the mark by which the record begins: its first line, or the first bracket of its only one.
      const first = starts[i]!;
      const next = starts[i + 1] ?? lines.length + 1;
      const from = next - first > 1 ? first : first - 1;
      const body = lines.slice(from, next - 1).join('');
      const mark = next - first > 1 ? 0 : body.search(/\w/);
      const end = body.trimEnd().length;
      const broken = [
        ...lines.slice(0, from),
        body.slice(0, mark) + spliced(body.slice(mark, end), at, 0, breaker) + body.slice(end),
        ...lines.slice(next - 1),
      ].join('');
      const titles = (read(broken)?.records ?? []).map(({ title }) => title);
      const others = whole.records.filter((_, place) => place !== i).map(({ title }) => title);
      expect(titles).toEqual(expect.arrayContaining(others));
    }),
    { numRuns: RUNS, seed: 11 },
  );
});

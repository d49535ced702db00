import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ProjectError } from '../../src/corpus/fault.ts';
import { type Source, sourceOf } from '../../src/corpus/reading/read-source.ts';

/** Each character of an encoding of one or two bytes, by what its decoder says of all of them. */
function encoderOf(encoding: string): (text: string) => Buffer {
  const table = new Map<string, readonly number[]>();
  const decoder = new TextDecoder(encoding);
  const add = (...bytes: readonly number[]) => {
    const text = decoder.decode(Uint8Array.from(bytes));
    if ([...text].length === 1 && text !== '\ufffd' && !table.has(text)) table.set(text, bytes);
  };
  for (let first = 0; first < 256; first++) add(first);
  for (let first = 0x81; first < 0xff; first++)
    for (let second = 0x40; second < 0xff; second++) add(first, second);
  return (text) => Buffer.from([...text].flatMap((letter) => table.get(letter) ?? [0x3f]));
}

const bib = (title: string, authors: string, abstract: string) =>
  `@article{a1,\n title={${title}},\n author={${authors}},\n abstract={${abstract}},\n year={2021}\n}\n`;

const TEXTS: readonly (readonly [
  encoding: string,
  said: string,
  title: string,
  authors: string,
  abstract: string,
])[] = [
  ['gb18030', 'GB18030', '城市湖泊水质的遥感监测方法', '王芳 and 刘洋', '本文比较三种方法。'],
  ['big5', 'Big5', '都市湖泊水質的遙測方法', '陳怡君 and 林志明', '本文比較三種方法。'],
  ['shift_jis', 'Shift-JIS', '湖の水質を衛星で測る方法', '佐藤, 花子', '三つの方法を比べた。'],
  ['euc-jp', 'EUC-JP', '湖の水質を衛星で測る方法', '佐藤, 花子', '三つの方法を比べた。'],
  ['euc-kr', 'EUC-KR', '위성으로 호수의 수질을 재는 방법', '김민준', '세 가지 방법을 비교하였다.'],
  ['windows-1251', 'Windows-1251', 'Качество воды городских озёр', 'Петров, Пётр', 'Сравниваются три метода наблюдения.'],
  ['koi8-r', 'KOI8', 'Качество воды городских озер', 'Петров, Семен', 'Сравниваются три метода наблюдения.'],
  ['windows-1250', 'Windows-1250', 'Jakość wody w jeziorach miejskich', 'Wiśniewska, Żaneta', 'Porównano trzy metody pomiaru i źródła błędów.'],
  ['windows-1253', 'Greek', 'Η ποιότητα των λιμνών της πόλης', 'Γεωργίου, Νίκος', 'Συγκρίνονται τρεις μέθοδοι μέτρησης.'],
  ['windows-1254', 'Windows-1254', 'Kentsel göllerin su kalitesi ve ışığın etkisi', 'Yıldız, Şule', 'Üç yöntem karşılaştırılmıştır.'],
]; // biome-ignore format: a table reads best in rows

test.each(TEXTS)(
  '%s is read where its letters leave little doubt, and told',
  (encoding, said, title, authors, abstract) => {
    const { records, notes, damagedLine } = sourceOf(
      encoderOf(encoding)(bib(title, authors, abstract)),
      'refs.bib',
    );
    expect(records).toMatchObject([{ title, abstract }]);
    expect(damagedLine).toBeNull();
    expect(notes).toEqual([
      expect.stringMatching(new RegExp(`^It was read as .*${said}.*a guess; .*UTF-8\\.$`)),
    ]);
  },
);

test('damage in an encoding that was guessed is told by its line', () => {
  const [encoding, , title, authors, abstract] = TEXTS[0]!;
  const record = encoderOf(encoding)(bib(title, authors, abstract));
  const damaged = Buffer.from(record);
  damaged[damaged.indexOf('},\n year') - 1] = 0xff;
  const before = Array.from({ length: 20 }, () => record);
  const { damagedLine, records } = sourceOf(Buffer.concat([...before, damaged]), 'refs.bib');
  expect([damagedLine, records[0]!.title]).toEqual([20 * 6 + 4, title]);
});

const RUNS = Number(process.env.FUZZ_RUNS ?? 50);

test.each(TEXTS)(
  '%s, its bytes damaged, is read or refused, and no lost letter goes untold',
  (encoding, _, title, authors, abstract) => {
    const bytes = encoderOf(encoding)(bib(title, authors, abstract));
    const damage = fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), {
      minLength: 1,
      maxLength: 8,
    });
    fc.assert(
      fc.property(damage, (places) => {
        const damaged = Buffer.from(bytes);
        for (const [at, byte] of places) damaged[at] = byte;
        const read = readOrRefused(damaged);
        if (read === null) return;
        const lost = read.records.some(({ title, abstract }) => /\ufffd/.test(title + abstract));
        expect(lost && read.damagedLine === null).toBe(false);
      }),
      { numRuns: RUNS, seed: 17 },
    );
  },
);

test('bare titles, broken anyhow, are read or refused', () => {
  const titles = Array.from({ length: 30 }, (_, i) => `Seagrass meadows of bay ${i} after a storm`);
  const text = titles.join('\n');
  const place = fc.nat(text.length);
  fc.assert(
    fc.property(place, place, fc.string({ unit: 'binary' }), (from, to, put) => {
      const broken = text.slice(0, from) + put + text.slice(to);
      const read = readOrRefused(Buffer.from(broken), true);
      expect(read?.records.some(({ title }) => title.trim() === '') ?? false).toBe(false);
    }),
    { numRuns: RUNS, seed: 18 },
  );
});

/** null where the file was refused as a whole, with a message in two halves. */
function readOrRefused(bytes: Uint8Array, titlesOnly = false): Source | null {
  try {
    return sourceOf(bytes, 'refs', { titlesOnly });
  } catch (error) {
    if (!(error instanceof ProjectError)) throw error;
    expect(error.message).toMatch(/^import: (?:invalid|missing|unknown) \w+: refs.*\. .+\.$/);
    return null;
  }
}

test('a record of 75 bytes in Shift-JIS is read', () => {
  const ris = 'TY  - JOUR\nTI  - 湖の水質を測る方法\nAU  - 佐藤, 花子\nER  - \n';
  expect(sourceOf(encoderOf('shift_jis')(ris), 'a.ris').records).toMatchObject([
    { title: '湖の水質を測る方法', authors: ['花子 佐藤'] },
  ]);
});

test('one line in seven bits of ISO-2022-JP is read', () => {
  const title = [0x1b, 0x24, 0x42, 0x3f, 0x65, 0x3c, 0x41, 0x1b, 0x28, 0x42];
  const ris = Buffer.concat([
    Buffer.from('TY  - JOUR\nTI  - '),
    Buffer.from(title),
    Buffer.from('\nER  - \n'),
  ]);
  expect(sourceOf(ris, 'a.ris').records).toMatchObject([{ title: '水質' }]);
});

/** Titles too short to tell a language by, in each encoding: read rightly or refused, never as other letters. */
const SHORT: readonly (readonly [encoding: string, titles: readonly string[]])[] = [
  ['gb18030', ['北京', '王芳', '湖泊', '水质监测']],
  ['big5', ['陳怡君', '湖泊水質']],
  ['shift_jis', ['佐藤花子', '湖', 'データ']],
  ['euc-kr', ['김민준', '호수의 수질']],
  ['windows-1251', ['О воде', 'Озёра', 'ИССЛЕДОВАНИЕ ОЗЕР']],
  ['koi8-r', ['О воде', 'Вода и лес']],
  ['windows-1250', ['Žena', 'Łódź', 'Výzkum vody', 'Ősz']],
  ['windows-1254', ['Işık', 'Gölün suyu ve ışık']],
  ['windows-1255', ['שיטה חדשה']],
  ['windows-1256', ['دراسة جديدة']],
  [
    'windows-1252',
    ['Öl', 'Où va l’eau ?', 'El niño', 'naïve', '5 µm at 20 °C', 'Größe', '7 ng·h ± 2 ©'],
  ],
  ['macintosh', ['Über Größe']],
];

test.each(SHORT)(
  'a short title in %s is read rightly or refused: save it as UTF-8',
  (encoding, titles) => {
    for (const title of titles) {
      const content = encoderOf(encoding)(`TY  - JOUR\nTI  - ${title}\nPY  - 2020\nER  - \n`);
      let read: string | undefined;
      try {
        read = sourceOf(content, 'a.ris').records[0]!.title;
      } catch (error) {
        expect(error).toBeInstanceOf(ProjectError);
        expect(String(error)).toMatch(/unknown encoding: a\.ris, line 2\. .*save it as UTF-8/);
      }
      expect([undefined, title]).toContain(read);
      if (encoding === 'windows-1252') expect(read).toBe(title);
    }
  },
);

test('UTF-32 is refused by name', () => {
  const utf32 = Buffer.from(
    new Uint32Array([...'Title,Year\nA,2020\n'].map((sign) => sign.codePointAt(0)!)).buffer,
  );
  expect(() => sourceOf(utf32, 'a.csv')).toThrow(
    'It is UTF-32, which few programs read. Save it as UTF-8.',
  );
});

/** UTF-8 that a program took for Windows-1252 and wrote as UTF-8 once more. */
const twice = (text: string) => new TextDecoder('windows-1252').decode(Buffer.from(text));

test.each([
  'Über die Größe der Gletscher', 'Évaluation à l’été', 'Człowiek i żółw', 'Příliš žluťoučký kůň', 'Озёра севера', 'Λίμνες της πόλης',
  '湖泊水质监测', '“Smart” quotes – 20 °C', 'ışığın etkisi',
])('%s, encoded twice, is mended and told', (title) => {
  const { records, notes } = sourceOf(Buffer.from(`TY  - JOUR\nTI  - ${twice(title)}\nER  - \n`), 'a.ris');
  expect(records).toMatchObject([{ title }]);
  expect(notes).toEqual([
    'Letters of 1 record had been read in a wrong encoding (Ã© for é) and were mended; look whether they read well.',
  ]);
}); // biome-ignore format: a list reads best in rows

test.each(['„Ä“ und „Ö“', 'SÃO PAULO', 'Ã', 'CAFÉ…', 'Å–Ä', 'GRÃ‚NDOLA'.replace('Ã‚', 'Â')])(
  '%s stays as it is',
  (title) => {
    const { records, notes } = sourceOf(
      Buffer.from(`TY  - JOUR\nTI  - The ${title}\nER  - \n`),
      'a.ris',
    );
    expect(records).toMatchObject([{ title: `The ${title}` }]);
    expect(notes).toEqual([]);
  },
);

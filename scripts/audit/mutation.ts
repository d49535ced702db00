import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ts from 'typescript';
import { PACKAGE_ROOT } from '../../src/pipeline/paths.ts';

/** Files whose every step matters, and the tests that should notice when one is wrong. */
const CORE: readonly (readonly [file: string, tests: string])[] = [
  ['src/corpus/slug.ts', 'tests/corpus/slug.test.ts'],
  ['src/corpus/importing/title-differences.ts', 'tests/corpus/title-differences.test.ts'],
  ['src/corpus/write-together.ts', 'tests/corpus/write.test.ts'],
  ['src/corpus/project/own-files.ts', 'tests/corpus/own-files.test.ts'],
  ['src/words/nearest-word.ts', 'tests/corpus/project.test.ts'],
  ['src/pipeline/lock.ts', 'tests/pipeline/lock.test.ts'],
  ['src/site/build/publish-atomically.ts', 'tests/site/publish-atomically.test.ts'],
];
/** Fewer mutants found than this: the tests look away. */
const MIN_SHARE = 0.7;
const MAX_MS = 60_000;

/** What a slip of the programmer would make of a token. */
const SLIPS: ReadonlyMap<ts.SyntaxKind, string> = new Map([
  [ts.SyntaxKind.EqualsEqualsEqualsToken, '!=='],
  [ts.SyntaxKind.ExclamationEqualsEqualsToken, '==='],
  [ts.SyntaxKind.LessThanToken, '<='],
  [ts.SyntaxKind.GreaterThanToken, '>='],
  [ts.SyntaxKind.LessThanEqualsToken, '<'],
  [ts.SyntaxKind.GreaterThanEqualsToken, '>'],
  [ts.SyntaxKind.AmpersandAmpersandToken, '||'],
  [ts.SyntaxKind.BarBarToken, '&&'],
  [ts.SyntaxKind.PlusToken, '-'],
  [ts.SyntaxKind.MinusToken, '+'],
  [ts.SyntaxKind.TrueKeyword, 'false'],
  [ts.SyntaxKind.FalseKeyword, 'true'],
]);

interface Mutant {
  readonly line: number;
  readonly change: string;
  readonly source: string;
}

/** Changes one token after another in a copy of the checkout, and counts how often the tests notice. */
export async function run(): Promise<boolean> {
  const dir = mkdtempSync(join(tmpdir(), 'chartroom-mutants-'));
  try {
    for (const name of ['src', 'scripts', 'tests', 'package.json', 'tsconfig.json'])
      cpSync(join(PACKAGE_ROOT, name), join(dir, name), { recursive: true });
    symlinkSync(join(PACKAGE_ROOT, 'node_modules'), join(dir, 'node_modules'), 'junction');
    let good = true;
    for (const [file, tests] of CORE) {
      const original = readFileSync(join(dir, file), 'utf8');
      const mutants = mutantsOf(original);
      const survivors = mutants.filter(({ source }) => {
        writeFileSync(join(dir, file), source);
        return passes(dir, tests);
      });
      writeFileSync(join(dir, file), original);
      const found = mutants.length - survivors.length;
      console.log(`${file}: ${found} of ${mutants.length} noticed`);
      for (const { line, change } of survivors) console.log(`  line ${line}: ${change}`);
      good &&= found >= MIN_SHARE * mutants.length;
    }
    return good;
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

function mutantsOf(source: string): readonly Mutant[] {
  const file = ts.createSourceFile('a.ts', source, ts.ScriptTarget.Latest, true);
  const mutants: Mutant[] = [];
  const visit = (node: ts.Node): void => {
    // Types carry no behaviour.
    if (ts.isTypeNode(node)) return;
    const slip = SLIPS.get(node.kind);
    if (slip !== undefined) {
      const begin = node.getStart();
      mutants.push({
        line: file.getLineAndCharacterOfPosition(begin).line + 1,
        change: `${node.getText()} → ${slip}`,
        source: source.slice(0, begin) + slip + source.slice(node.getEnd()),
      });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return mutants;
}

function passes(dir: string, tests: string): boolean {
  const args = [
    'run',
    '--config',
    'tests/vitest.config.ts',
    '--project',
    'unit',
    '--bail',
    '1',
    tests,
  ];
  const { status } = spawnSync('vitest', args, {
    cwd: dir,
    stdio: 'ignore',
    timeout: MAX_MS,
    shell: process.platform === 'win32',
  });
  return status === 0;
}

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, posix } from 'node:path';
import ts from 'typescript';
import { PACKAGE_ROOT } from '../../src/pipeline/paths.ts';

/** The rooms whose own tests tell their every step; those of later rooms build whole sites, and would notice by accident. */
const ROOMS = ['words', 'corpus', 'atlas', 'search'] as const;
const TESTS = ROOMS.map((room) => `tests/${room}/`);
/** All four tell the share to three points (its standard error at 0.8), and take less than an hour on two cores. */
const MUTANTS_A_ROOM = 40;
const SEED = 7;
/** Fewer mutants noticed than this: the tests look away. */
const MIN_SHARE = 0.8;
/** Most mutants fall to the first few tests, nearly all to the first dozen: the others start only for the rest. */
const TESTS_AT_FIRST = 4;
const TIMES_MORE = 3;
/** A mutant that runs so many times longer than all tests take without one hangs. */
const PATIENCE = 2;
/** What of the checkout is no part of its copy. */
const LEFT_OUT: readonly string[] = ['node_modules', '.git', '.chartroom', 'dist'];

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
  readonly file: string;
  readonly line: number;
  readonly change: string;
  readonly source: string;
}

/** Whether the tests notice enough of a sample of mutants of `rooms`, each one token changed in a copy of the checkout. */
export async function run(rooms: readonly string[] = ROOMS): Promise<boolean> {
  const dir = mkdtempSync(join(tmpdir(), 'chartroom-mutants-'));
  try {
    for (const name of readdirSync(PACKAGE_ROOT).filter((name) => !LEFT_OUT.includes(name)))
      cpSync(join(PACKAGE_ROOT, name), join(dir, name), { recursive: true });
    symlinkSync(join(PACKAGE_ROOT, 'node_modules'), join(dir, 'node_modules'), 'junction');
    const importers = importersIn(dir);
    const began = performance.now();
    if (!passes(dir, TESTS)) {
      console.log('The tests fail without a mutant');
      return false;
    }
    const maxMs = Math.round(PATIENCE * (performance.now() - began));
    let [found, all] = [0, 0];
    for (const room of rooms) {
      const mutants = sampleOf(room, dir);
      const survivors = mutants.filter((mutant) => survives(mutant, dir, importers, maxMs));
      found += mutants.length - survivors.length;
      all += mutants.length;
      console.log(`src/${room}: ${shareOf(mutants.length - survivors.length, mutants.length)}`);
    }
    console.log(`All: ${shareOf(found, all)}`);
    return found >= MIN_SHARE * all;
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

function shareOf(found: number, all: number): string {
  return `${found} of ${all} noticed, ${Math.round((100 * found) / all)} %`;
}

/** Mutants of a room, put in the order of its files. Each is drawn by what it is, so that code changed elsewhere draws no others. */
function sampleOf(room: string, dir: string): readonly Mutant[] {
  const seen = new Map<string, number>();
  return sourcesIn(dir, `src/${room}`)
    .flatMap((file) => mutantsOf(file, readFileSync(join(dir, file), 'utf8')))
    .map((mutant, place) => ({ mutant, place, drawn: drawOf(mutant, seen) }))
    .sort((a, b) => Number(a.drawn > b.drawn) - Number(a.drawn < b.drawn) || a.place - b.place)
    .slice(0, MUTANTS_A_ROOM)
    .sort((a, b) => a.place - b.place)
    .map(({ mutant }) => mutant);
}

/** `seen` counts the mutants of a file that change the same words: each is drawn by itself. */
function drawOf({ file, change }: Mutant, seen: Map<string, number>): string {
  const text = `${SEED} ${file} ${change}`;
  const before = seen.get(text) ?? 0;
  seen.set(text, before + 1);
  return createHash('sha256')
    .update(before === 0 ? text : `${text} ${before}`)
    .digest('hex');
}

function mutantsOf(file: string, source: string): readonly Mutant[] {
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true);
  const mutants: Mutant[] = [];
  const visit = (node: ts.Node): void => {
    // Types carry no behaviour, and keep texts from being subtracted.
    if (ts.isTypeNode(node)) return;
    const slip = SLIPS.get(node.kind);
    if (slip !== undefined && !joinsText(node.parent)) {
      const begin = node.getStart();
      mutants.push({
        file,
        line: tree.getLineAndCharacterOfPosition(begin).line + 1,
        change: `${node.parent.getText()}: ${node.getText()} → ${slip}`.replace(/\s+/g, ' '),
        source: source.slice(0, begin) + slip + source.slice(node.getEnd()),
      });
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return mutants;
}

function joinsText(node: ts.Node): boolean {
  if (!ts.isBinaryExpression(node) || node.operatorToken.kind !== ts.SyntaxKind.PlusToken)
    return false;
  return [node.left, node.right].some(
    (side) => ts.isStringLiteralLike(side) || ts.isTemplateExpression(side) || joinsText(side),
  );
}

/** Whether no test notices a mutant, which is told if so. */
function survives(
  { file, line, change, source }: Mutant,
  dir: string,
  importers: Importers,
  maxMs: number,
): boolean {
  const path = join(dir, file);
  const original = readFileSync(path, 'utf8');
  writeFileSync(path, source);
  const tests = testsOf(file, importers);
  let passed = true;
  for (let from = 0, to = TESTS_AT_FIRST; passed && from < tests.length; ) {
    // What is left after two turns runs as one.
    if (to > TESTS_AT_FIRST * TIMES_MORE) to = tests.length;
    passed = passes(dir, tests.slice(from, to), maxMs);
    [from, to] = [to, to * TIMES_MORE];
  }
  writeFileSync(path, original);
  if (passed) console.log(`  ${file}:${line}  ${change}`);
  return passed;
}

/** The files that import a file. */
type Importers = ReadonlyMap<string, readonly string[]>;

/** Types carry no code: who imports nothing else doesn't run the file. */
const IMPORT = /(?:^|\n)\s*(?:import|export)\s+(?!type\b)[^;'"]*?from\s+['"](\.[^'"]+)['"]/g;

function importersIn(dir: string): Importers {
  const importers = new Map<string, string[]>();
  for (const file of [...sourcesIn(dir, 'src'), ...sourcesIn(dir, 'tests')]) {
    for (const [, target = ''] of readFileSync(join(dir, file), 'utf8').matchAll(IMPORT)) {
      const imported = posix.join(posix.dirname(file), target);
      importers.set(imported, [...(importers.get(imported) ?? []), file]);
    }
  }
  return importers;
}

/** The rooms' tests that run a file, those first that import it through the fewest others. */
function testsOf(file: string, importers: Importers): readonly string[] {
  const reached = new Set([file]);
  for (const one of reached) for (const next of importers.get(one) ?? []) reached.add(next);
  return [...reached].filter(
    (one) => one.endsWith('.test.ts') && TESTS.some((folder) => one.startsWith(folder)),
  );
}

function sourcesIn(dir: string, folder: string): readonly string[] {
  return readdirSync(join(dir, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => posix.join(folder, name.replaceAll('\\', '/')))
    .sort();
}

/** In threads, which end with their process where a mutant hangs. */
function passes(dir: string, tests: readonly string[], timeout?: number): boolean {
  const cache = ['--no-cache', '--fsModuleCachePath', join(dir, 'cache')];
  const options = ['--config', 'tests/vitest.config.ts', '--project', 'unit', '--pool', 'threads'];
  const { status } = spawnSync('vitest', ['run', ...options, ...cache, '--bail', '1', ...tests], {
    cwd: dir,
    stdio: 'ignore',
    timeout,
    killSignal: 'SIGKILL',
    shell: process.platform === 'win32',
  });
  return status === 0;
}

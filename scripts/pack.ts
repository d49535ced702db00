import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { PACKAGE_ROOT } from '../src/pipeline/paths.ts';

/**
 * Writes `lib/`, what the npm package ships: this checkout as JavaScript, since Node strips no types below
 * `node_modules`. Every file keeps its place, so the program finds its pages, its word model and its own root as it
 * does here.
 */
const SHIPPED = ['src', 'public', 'astro.config.mjs', 'package.json'];
const OPTIONS: ts.CompilerOptions = {
  module: ts.ModuleKind.ESNext,
  target: ts.ScriptTarget.ESNext,
  verbatimModuleSyntax: true,
  rewriteRelativeImportExtensions: true,
};
/** An import of a module of our own in a page: Astro strips the types of its own files wherever they lie, no endings. */
const IMPORT_IN_PAGE = /((?:from|import) (['"])\.{1,2}\/[^'"\n]+)\.ts\2/g;

const lib = join(PACKAGE_ROOT, 'lib');
rmSync(lib, { recursive: true, force: true });
for (const path of SHIPPED) cpSync(join(PACKAGE_ROOT, path), join(lib, path), { recursive: true });
for (const file of readdirSync(lib, { recursive: true, encoding: 'utf8' })) {
  const path = join(lib, file);
  if (file.endsWith('.d.ts')) rmSync(path);
  else if (file.endsWith('.ts')) {
    writeFileSync(path.replace(/\.ts$/, '.js'), compiled(readFileSync(path, 'utf8')));
    rmSync(path);
  } else if (file.endsWith('.astro'))
    writeFileSync(path, readFileSync(path, 'utf8').replace(IMPORT_IN_PAGE, '$1.js$2'));
}

function compiled(source: string): string {
  const transformers = { before: [renameScripts] };
  return ts.transpileModule(source, { compilerOptions: OPTIONS, transformers }).outputText;
}

/** The compiler rewrites imports; a thread is named in another way: `new URL('./worker.ts', import.meta.url)`. */
function renameScripts(context: ts.TransformationContext): ts.Transformer<ts.SourceFile> {
  const visit = (node: ts.Node): ts.Node => {
    const [script] = ts.isNewExpression(node) ? (node.arguments ?? []) : [];
    if (
      script === undefined ||
      !ts.isStringLiteral(script) ||
      !/^\.{1,2}\/.*\.ts$/.test(script.text)
    )
      return ts.visitEachChild(node, visit, context);
    const { expression, arguments: given = [] } = node as ts.NewExpression;
    const renamed = context.factory.createStringLiteral(script.text.replace(/ts$/, 'js'), true);
    return context.factory.createNewExpression(expression, undefined, [renamed, ...given.slice(1)]);
  };
  return (file) => ts.visitEachChild(file, visit, context);
}

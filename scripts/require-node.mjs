// Preloaded before every script: an old Node fails on TypeScript with a riddle, this says what to do.
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 18)) {
  console.error(
    `chartroom: unknown Node: ${process.versions.node} is running, 22.18 or newer is needed. ` +
      'npm brings Node 24 on Linux, macOS and Windows: run npm ci without --omit=optional, ' +
      'start commands with npm run, or install Node 24 from nodejs.org.',
  );
  process.exit(2);
}

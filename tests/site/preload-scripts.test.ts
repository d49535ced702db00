import { expect, test } from 'vitest';
import { withPreloads } from '../../src/site/build/preload-scripts.ts';

const PAGE =
  '<html><head><title>A map</title></head><body><script type="module" src="/map/assets/page.js"></script></body></html>';

test('a page of the map asks at once for all that its scripts import, each once, whatever imports it', () => {
  const imports = {
    'assets/page.js': ['assets/a.js', 'assets/b.js'],
    'assets/a.js': ['assets/shared.js'],
    'assets/b.js': ['assets/shared.js', 'assets/a.js'],
    'assets/other.js': ['assets/elsewhere.js'],
  };
  const asked = [...withPreloads(PAGE, '/map/', imports).matchAll(/modulepreload" href="([^"]+)/g)];
  expect(asked.map(([, path]) => path)).toEqual(
    ['page', 'a', 'b', 'shared'].map((name) => `/map/assets/${name}.js`),
  );
});

test('preloads stand in the head, and nothing else of the page changes', () => {
  const page = withPreloads(PAGE, '/map/', {});
  expect(page.replace(/<link rel="modulepreload"[^>]*>/g, '')).toBe(PAGE);
  expect(page.indexOf('modulepreload')).toBeLessThan(page.indexOf('</head>'));
});

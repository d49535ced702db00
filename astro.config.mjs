import { defineConfig } from 'astro/config';

// What differs from map to map (address, folders) is added by src/site/build/build-site.ts.
export default defineConfig({
  output: 'static',
  trailingSlash: 'always',
  compressHTML: true,
  devToolbar: { enabled: false },
  build: {
    format: 'directory',
    assets: 'assets',
    // The content security policy allows files of the site only, nothing inside a page.
    inlineStylesheets: 'never',
    concurrency: 4,
  },
  vite: {
    build: { assetsInlineLimit: 0 },
    logLevel: 'error',
  },
});

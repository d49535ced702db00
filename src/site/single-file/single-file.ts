import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { filesOfSite } from '../build/built-folder.ts';
import { basePath } from '../view/address.ts';
import { bundleScripts } from './bundle-scripts.ts';
import { insideFiles, isInside } from './inside-files.ts';
import type { InsideLinks } from './inside-links.ts';
import {
  type Element,
  elementOf,
  elementsOf,
  linkInside,
  pageText,
  readPage,
  removeElements,
  type Tree,
} from './page-tree.ts';

/** What a map must tell of itself to become one file. */
export interface SingleFileSettings {
  readonly language: string;
  /** Full address of the site; null where it isn't known. */
  readonly address: string | null;
}

/** By this a file is known as one that a build wrote. */
export const SINGLE_FILE_MARK = '<!-- A map made by Chartroom, in one file. -->';

const OWN_STYLES = fileURLToPath(new URL('../styles/single-file.css', import.meta.url));

/**
 * The site in a folder as one page that opens from a disk: its start page with styles, fonts, program and data inside,
 * and nothing that it asks anybody for. The same site gives the same bytes.
 */
export async function singleFile(
  siteDir: string,
  { language, address }: SingleFileSettings,
): Promise<string> {
  const files = filesOfSite(siteDir);
  const links: InsideLinks = { base: basePath(address), address, holds: isInside(files) };
  const page = readPage(readFileSync(join(siteDir, 'index.html'), 'utf8'));
  const styles = stylesOf(siteDir, page, links.base);
  const script = await bundleScripts(language);
  const embedded = JSON.stringify(insideFiles(siteDir, files, links));
  const icon = readFileSync(join(siteDir, 'favicon.svg')).toString('base64');
  strip(page);
  linkInside(page, links);
  elementOf(page, 'body').attribs['data-base'] = '#/';
  const head = [
    `<meta http-equiv="Content-Security-Policy" content="${policyOf(styles, script)}">`,
    `<link rel="icon" type="image/svg+xml" href="data:image/svg+xml;base64,${icon}">`,
    `<style>${styles}</style>`,
  ].join('');
  const end = `<script type="application/json" id="embedded">${embedded}</script><script>${script}</script>`;
  const html = pageText(page);
  return html
    .replace(/^<!doctype html>/i, (doctype) => `${doctype}${SINGLE_FILE_MARK}`)
    .replace(/(<meta charset="utf-8">)/, (charset) => charset + head)
    .replace(/<\/body>(?=\s*<\/html>\s*$)/, () => `${end}</body>`);
}

/** Nothing but what stands in this file, known by its hashes. */
function policyOf(styles: string, script: string): string {
  return [
    "default-src 'none'",
    `script-src '${hashOf(script)}'`,
    `style-src '${hashOf(styles)}'`,
    'img-src data: blob:',
    'font-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

/** The sheets of the page in their order, fonts inside, and what a single file has of its own. */
function stylesOf(siteDir: string, page: Tree, base: string): string {
  const within = (address: string) => join(siteDir, address.slice(base.length));
  const sheets = elementsOf(page, ({ attribs }) => attribs.rel === 'stylesheet').map((link) =>
    readFileSync(within(link.attribs.href!), 'utf8'),
  );
  return (
    [...sheets, readFileSync(OWN_STYLES, 'utf8')]
      .join('\n')
      // A font inside comes in time, though a little after the text.
      .replaceAll('font-display:optional', 'font-display:block')
      .replaceAll(/url\("?(\/[^")]+\.woff2)"?\)/g, (_, path: string) => {
        const font = readFileSync(join(siteDir, path)).toString('base64');
        return `url(data:font/woff2;base64,${font})`;
      })
  );
}

/** What a page on a host has and a file has not: addresses it loads, and the word on a sheet that is not found. */
function strip(page: Tree): void {
  const isLoaded = ({ name, attribs }: Element) =>
    (name === 'script' && attribs.src !== undefined) ||
    (name === 'link' && attribs.rel !== 'canonical') ||
    attribs['http-equiv'] !== undefined ||
    attribs.class === 'unstyled';
  removeElements(elementsOf(page, isLoaded));
  for (const form of elementsOf(page, ({ name }) => name === 'form')) delete form.attribs.action;
}

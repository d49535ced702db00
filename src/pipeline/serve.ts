import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize, sep } from 'node:path';
import { gzipSync } from 'node:zlib';

export { builtBase } from '../site/build/built-folder.ts';

import { ToldError } from '../words/told-error.ts';

/** A running static server; `address` ends in the site's sub-path and a slash. */
export interface Serving {
  readonly address: string;
  readonly close: () => Promise<void>;
}

/** What a server adds to the files: answers of its own, a word in every page. */
export interface Extras {
  /** Answers a path below the base itself; false where it has nothing to say. */
  readonly answer: (inside: string, response: ServerResponse) => boolean;
  readonly page: (html: string) => string;
}

/** Files compressed before, by path; `stamp` says which state of the file it was. */
type Cache = Map<string, { readonly stamp: string; readonly bytes: Buffer }>;

/** The address people reach for first; a taken one counts up from here. */
const FIRST_PORT = 4321;
const PORTS_TRIED = 20;

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.jsonl': 'application/jsonl; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.pdf': 'application/pdf',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.bib': 'application/x-bibtex; charset=utf-8',
  '.ris': 'application/x-research-info-systems; charset=utf-8',
};
const COMPRESSED = /^(text\/|application\/(json|jsonl|xml)|image\/svg|application\/octet)/;

/**
 * Serves a built site from `dir` on the loopback address, compressed as a host would, under the sub-path
 * it was built for. `port` 0 takes any free port; undefined tries 4321 and the next few.
 */
export async function serveFolder(
  dir: string,
  base: string,
  port?: number,
  extras?: Extras,
): Promise<Serving> {
  const cache: Cache = new Map();
  const server = createServer((request, response) =>
    answer(request, response, dir, base, cache, extras),
  );
  const taken = await listen(server, port);
  return {
    address: `http://localhost:${taken}${base}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

function listen(server: Server, port: number | undefined): Promise<number> {
  const last = port === undefined ? FIRST_PORT + PORTS_TRIED : port;
  return new Promise((resolve, reject) => {
    let next = port ?? FIRST_PORT;
    server.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' && next < last) server.listen(++next, '127.0.0.1');
      else if (error.code === 'EADDRINUSE')
        reject(new ToldError(`serve: invalid port: ${next} is taken. Choose another with --port.`));
      else reject(error);
    });
    server.on('listening', () => resolve((server.address() as AddressInfo).port));
    server.listen(next, '127.0.0.1');
  });
}

function answer(
  request: IncomingMessage,
  response: ServerResponse,
  dir: string,
  base: string,
  cache: Cache,
  extras: Extras | undefined,
): void {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { Allow: 'GET, HEAD' }).end();
    return;
  }
  const [rawPath = '/', query] = (request.url ?? '/').split('?', 2);
  const path = decoded(rawPath);
  if (path !== null && !path.startsWith(base) && (path === '/' || `${path}/` === base)) {
    response.writeHead(302, { Location: base }).end();
    return;
  }
  const inside = path?.startsWith(base) ? path.slice(base.length) : null;
  if (inside !== null && extras?.answer(inside, response) === true) return;
  const file = inside === null ? null : fileFor(dir, inside);
  if (file === 'folder') {
    const address = `/${rawPath.replace(/^\/+/, '')}/${query === undefined ? '' : `?${query}`}`;
    response.writeHead(301, { Location: address }).end();
    return;
  }
  const notFound = join(dir, '404.html');
  const packed = join(dir, 'paper/index.html');
  if (file !== null) sendFile(request, response, 200, file, cache, extras);
  else if (/^papers\/[^/]+\/?$/.test(inside ?? '') && existsSync(packed))
    sendFile(request, response, 200, packed, cache, extras);
  else if (existsSync(notFound)) sendFile(request, response, 404, notFound, cache, extras);
  else response.writeHead(404, { 'Content-Type': 'text/plain' }).end('Not found\n');
}

function sendFile(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  file: string,
  cache: Cache,
  extras: Extras | undefined,
): void {
  const type = TYPES[extname(file)] ?? 'application/octet-stream';
  const extended = extras !== undefined && file.endsWith('.html');
  const zipped =
    !extended && COMPRESSED.test(type) && /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
  const bytes = extended
    ? Buffer.from(extras.page(readFileSync(file, 'utf8')))
    : zipped
      ? compressed(file, cache)
      : readFileSync(file);
  response.writeHead(status, {
    'Content-Type': type,
    'Content-Length': bytes.length,
    'Cache-Control': 'no-cache',
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    Vary: 'Accept-Encoding',
    ...(zipped ? { 'Content-Encoding': 'gzip' } : {}),
  });
  response.end(request.method === 'HEAD' ? undefined : bytes);
}

function decoded(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}

/** The file behind an address below the base; 'folder' where a slash is missing; null where there is none. */
function fileFor(dir: string, inside: string): string | 'folder' | null {
  const wanted = normalize(join(dir, inside));
  const within = wanted === normalize(dir) || wanted.startsWith(normalize(dir + sep));
  if (!within || inside.includes('\0') || !existsSync(wanted)) return null;
  const there = statSync(wanted);
  if (!there.isDirectory()) return there.isFile() ? wanted : null;
  const index = join(wanted, 'index.html');
  if (!existsSync(index)) return null;
  return inside === '' || inside.endsWith('/') ? index : 'folder';
}

function compressed(file: string, cache: Cache): Buffer {
  const { mtimeMs, size } = statSync(file);
  const stamp = `${mtimeMs} ${size}`;
  const known = cache.get(file);
  if (known?.stamp === stamp) return known.bytes;
  const bytes = gzipSync(readFileSync(file), { level: 9 });
  cache.set(file, { stamp, bytes });
  return bytes;
}

import { execFileSync } from 'node:child_process';
import { type IncomingMessage, request } from 'node:http';
import { createSecureServer, type Http2ServerRequest, type Http2ServerResponse } from 'node:http2';
import type { AddressInfo } from 'node:net';

/** A host that answers as those of static sites do: by HTTP/2, for which browsers keep one connection and ask for all at once. */
export interface Http2Host {
  readonly port: number;
  readonly close: () => void;
}

/** Connections have headers of their own. */
const OF_CONNECTION = ['connection', 'keep-alive', 'transfer-encoding'];

/** Passes on what a port of this machine serves; the certificate is nobody's. */
export async function http2Host(port: number): Promise<Http2Host> {
  const pem = selfSigned();
  const server = createSecureServer({ key: pem, cert: pem });
  const sessions = new Set<{ destroy: () => void }>();
  server.on('session', (session) => sessions.add(session));
  server.on('request', (asked, answer) => {
    const headers = { 'accept-encoding': String(asked.headers['accept-encoding'] ?? '') };
    request({ host: '127.0.0.1', port, path: asked.url, headers }, (from) =>
      passOn(from, asked, answer),
    ).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    close() {
      for (const session of sessions) session.destroy();
      server.close();
    },
  };
}

function passOn(
  from: IncomingMessage,
  asked: Http2ServerRequest,
  answer: Http2ServerResponse,
): void {
  const kept = Object.entries(from.headers).filter(([name]) => !OF_CONNECTION.includes(name));
  answer.writeHead(from.statusCode ?? 500, Object.fromEntries(kept));
  asked.on('aborted', () => from.destroy());
  from.pipe(answer);
}

/** A key and its certificate; needs OpenSSL, for Node signs none. */
function selfSigned(): string {
  const call = 'req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost -keyout - -out -';
  return execFileSync('openssl', call.split(' '), { encoding: 'utf8', stdio: 'pipe' });
}

import type { ServerResponse } from 'node:http';
import type { Extras } from './serve.ts';

/** Below the base; no page of the site has such a name. */
const SCRIPT = '__live.js';
const EVENTS = '__live';

/**
 * What makes pages load themselves again when the site is built anew: a script beside the files, named in every page
 * as it is served. The built files stay as they are, and their policy is kept: the script comes from this site.
 */
export function liveExtras(base: string): { readonly extras: Extras; readonly reload: () => void } {
  const listeners = new Set<ServerResponse>();
  return {
    extras: {
      page: (html) => html.replace('</body>', `<script src="${base}${SCRIPT}"></script></body>`),
      answer: (inside, response) => {
        if (inside === SCRIPT) {
          response.writeHead(200, {
            'Content-Type': 'text/javascript',
            'Cache-Control': 'no-cache',
          });
          response.end(
            `new EventSource('${base}${EVENTS}').onmessage = () => location.reload();\n`,
          );
          return true;
        }
        if (inside !== EVENTS) return false;
        response.writeHead(200, {
          'Content-Type': 'text/event-stream',
          'Cache-Control': 'no-cache',
        });
        // Where the connection breaks, the browser asks again soon.
        response.write('retry: 500\n\n');
        listeners.add(response);
        response.on('close', () => listeners.delete(response));
        return true;
      },
    },
    reload: () => {
      for (const listener of listeners) listener.write('data: built\n\n');
    },
  };
}

// Ships to the browser: how the search worker reads its files, and why one did not come.
import { STALLED_MS } from '../shared/data-address.ts';
import type { Failure } from './search-messages.ts';

/** A file did not come. */
export class ReadError extends Error {
  override name = 'ReadError';
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(`search: missing file: ${failure}`);
    this.failure = failure;
  }
}

/**
 * Reads a file, told its size in bytes as soon as that is known; 0 where it isn't; hosts send it before others or behind
 * them, as `priority` has it. Throws `ReadError`.
 */
export async function readFile(
  address: string,
  priority: RequestPriority,
  onSize: (bytes: number) => void,
): Promise<Uint8Array> {
  const stalled = new AbortController();
  const alive = () => setTimeout(() => stalled.abort(), STALLED_MS);
  let timer = alive();
  try {
    const response = await fetch(address, { signal: stalled.signal, priority });
    if (!response.ok) throw new ReadError('gone');
    onSize(Number(response.headers.get('content-length')));
    const chunks: Uint8Array[] = [];
    const reader = response.body!.getReader();
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      clearTimeout(timer);
      timer = alive();
      chunks.push(part.value);
    }
    return joined(chunks);
  } catch (error) {
    if (error instanceof ReadError) throw error;
    throw new ReadError(stalled.signal.aborted ? 'stalled' : 'offline');
  } finally {
    clearTimeout(timer);
  }
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

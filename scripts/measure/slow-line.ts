import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A line of a phone, as Lighthouse has it. */
const BITS_PER_SECOND = 1_600_000;
const ROUND_TRIP_MS = 150;

/** Between a reader and a port: all that comes to her comes late, and slowly, for all she asks for together. */
export interface SlowLine {
  readonly port: number;
  readonly close: () => void;
}

/** A slow line to a port of this machine. A browser's own throttling leaves out what its workers ask for. */
export async function slowLine(port: number): Promise<SlowLine> {
  /** When the line has passed on all that was sent. */
  let free = 0;
  const delayMs = (bytes: number) => {
    free = Math.max(performance.now() + ROUND_TRIP_MS, free) + (8000 * bytes) / BITS_PER_SECOND;
    return free - performance.now();
  };
  const sockets = new Set<Socket>();
  const server = createServer((reader) => {
    const host = connect(port, '127.0.0.1');
    for (const socket of [reader, host]) {
      sockets.add(socket);
      socket.on('error', () => socket.destroy());
    }
    reader.pipe(host);
    // Timers of a millisecond may overtake each other: what comes keeps its order.
    const waiting: (() => void)[] = [];
    const later = (bytes: number, pass: () => void) => {
      waiting.push(pass);
      setTimeout(() => waiting.shift()!(), delayMs(bytes));
    };
    host.on('data', (chunk: Buffer) => later(chunk.length, () => reader.write(chunk)));
    host.on('end', () => later(0, () => reader.end()));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    close() {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}

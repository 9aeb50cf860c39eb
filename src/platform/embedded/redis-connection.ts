import type { Socket } from 'node:net';
import { attachSession, type AttachSessionOptions, type ConnectionTransport } from 'js-redis-server/core';

/**
 * Serves one client. Unlike the package's own transport it reads ahead while a command blocks: a client that goes
 * away while it waits in BRPOPLPUSH is noticed at once and cannot take a job with it.
 */
export function serveConnection(socket: Socket, options: AttachSessionOptions): void {
  const leave = new AbortController();
  const waiting: Buffer[] = [];
  let wake: (() => void) | undefined;
  const close = () => {
    if (leave.signal.aborted) return;
    leave.abort();
    wake?.();
    socket.destroySoon();
  };
  async function* read(): AsyncGenerator<Buffer> {
    while (!leave.signal.aborted) {
      const chunk = waiting.shift();
      if (chunk) yield chunk;
      else await new Promise<void>((resolve) => (wake = resolve));
    }
  }
  const transport: ConnectionTransport = {
    id: `client-${socket.remotePort}`,
    signal: leave.signal,
    read,
    write: (chunk) => write(socket, leave.signal, chunk),
    close,
    on: (event, listener) => {
      const heard = (cause?: Error) => {
        listener(cause);
      };
      socket.on(event, heard);
      return () => socket.off(event, heard);
    },
  };
  const attached = attachSession(transport, options);
  const end = () => {
    close();
    attached.session.close();
  };
  socket.on('data', (chunk: Buffer) => {
    waiting.push(chunk);
    wake?.();
  });
  socket.on('end', end).on('close', end).on('error', end);
}

function write(socket: Socket, left: AbortSignal, chunk: Buffer): Promise<void> {
  if (left.aborted || socket.destroyed) return Promise.resolve();
  return new Promise((resolve) =>
    socket.write(chunk, () => {
      resolve();
    }),
  );
}

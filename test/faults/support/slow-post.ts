import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';

/** Where the server stops doing its part: it says nothing at all, one byte now and then, nothing to DATA, nothing to the content. */
export type Hang = 'banner' | 'drip' | 'data' | 'content';

export interface SlowPost {
  readonly url: string;
  /** The Message-ID of each content that arrived whole, as often as it did. */
  readonly arrived: readonly string[];
  /** Connections at this moment, and at most since it hangs: before that, who has sent a mail may still say goodbye. */
  open(): number;
  most(): number;
  /** How many have ended. */
  ended(): number;
  /** From now on every connection hangs there. */
  hang(where: Hang): void;
  /** Started again: what was open is cut, and all is well. */
  restart(): void;
  close(): Promise<void>;
}

const DRIP_EVERY_MS = 100;
const END = '\r\n.\r\n';

/** A mail server on a real socket that accepts every connection, whatever becomes of it. */
export async function aSlowPost(): Promise<SlowPost> {
  const sockets = new Set<Socket>();
  const arrived: string[] = [];
  let [hanging, most, ended]: [Hang | undefined, number, number] = [undefined, 0, 0];
  const server = createServer((socket) => {
    sockets.add(socket);
    most = Math.max(most, sockets.size);
    socket.on('error', () => undefined);
    socket.once('close', () => {
      sockets.delete(socket);
      ended += 1;
    });
    talk(socket, hanging, (content) => arrived.push(/^Message-ID: <(.+)>/im.exec(content)?.[1] ?? ''));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    arrived,
    open: () => sockets.size,
    most: () => most,
    ended: () => ended,
    hang(where) {
      hanging = where;
      most = sockets.size;
    },
    restart() {
      hanging = undefined;
      cut();
    },
    async close() {
      cut();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** One connection, as far as it goes. */
function talk(socket: Socket, hanging: Hang | undefined, arrives: (content: string) => void): void {
  if (hanging === 'banner') return;
  let [heard, isContent] = ['', false];
  socket.write('220 here\r\n');
  socket.on('data', (bytes: Buffer) => {
    heard += bytes.toString('latin1');
    for (;;) {
      const end = isContent ? END : '\r\n';
      const at = heard.indexOf(end);
      if (at < 0) return;
      const said = heard.slice(0, at);
      heard = heard.slice(at + end.length);
      if (isContent) arrives(said);
      isContent = !isContent && said === 'DATA' && hanging !== 'data';
      answer(socket, said, hanging);
    }
  });
}

function answer(socket: Socket, said: string, hanging: Hang | undefined): void {
  const verb = said.slice(0, 4).toUpperCase();
  if (hanging === 'drip') drip(socket);
  else if (verb === 'QUIT') socket.end('221 bye\r\n');
  else if (verb === 'DATA' && hanging !== 'data') socket.write('354 go on\r\n');
  else if (/^(EHLO|MAIL|RCPT)/.test(verb)) socket.write('250 well\r\n');
  else if (verb !== 'DATA' && hanging !== 'content') socket.write('250 taken\r\n');
}

/** An answer that never comes to its end. */
function drip(socket: Socket): void {
  const timer = setInterval(() => socket.write('2'), DRIP_EVERY_MS);
  socket.once('close', () => {
    clearInterval(timer);
  });
}

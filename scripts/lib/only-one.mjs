import { rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';

// A relative path: the length of a socket's path is limited to some hundred characters.
const SOCKET = '.data/start.socket';

/**
 * Makes sure that one start runs per folder: a socket file that answers as long as its process lives, with the
 * address that the process serves. Returns `{ address }` of the other one, or `{ abandoned, release }`.
 */
export async function takeFolder(address) {
  const other = await question();
  if (typeof other === 'string') return { address: other };
  const abandoned = other.code === 'ECONNREFUSED';
  if (abandoned) rmSync(SOCKET, { force: true });
  const server = createServer((socket) => socket.on('error', () => undefined).end(address));
  await new Promise((resolve, reject) => server.once('error', reject).listen(SOCKET, resolve));
  server.unref();
  return { abandoned, release: () => new Promise((resolve) => server.close(resolve)) };
}

/** What the holder of the folder answers, or the error that tells that there is none. */
function question() {
  return new Promise((resolve) => {
    let answer = '';
    const socket = connect(SOCKET);
    socket.setEncoding('utf8').on('data', (text) => (answer += text));
    socket.on('end', () => resolve(answer)).on('error', resolve);
  });
}

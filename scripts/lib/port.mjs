import { connect, createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { say } from './messages.mjs';

const HOST = '127.0.0.1';

/** The port that the environment names, 3000 without; throws one sentence when it is none. */
export function chosenPort(value = process.env.PORT || '3000') {
  const port = /^\d+$/.test(value) ? Number(value) : 0;
  if (port < 1 || port > 65535) throw new Error(say.portWrong(value));
  return port;
}

/** Throws one sentence when somebody serves the port, after waiting as long as told for it to become free. */
export async function requirePort(port, patienceMs) {
  const end = Date.now() + patienceMs;
  while (!(await isFree(port))) {
    if (Date.now() >= end) throw new Error(say.portTaken(port, port < 65535 ? port + 1 : 3000));
    await sleep(200);
  }
}

/** Some systems let a second server listen beside one that listens everywhere, so a call is tried as well. */
async function isFree(port) {
  return (await canListen(port)) && !(await answers(port));
}

function canListen(port) {
  return new Promise((resolve) => {
    const server = createServer().once('error', () => resolve(false));
    server.listen(port, HOST, () => server.close(() => resolve(true)));
  });
}

function answers(port) {
  return new Promise((resolve) => {
    const socket = connect(port, HOST, () => resolve(true));
    socket.once('error', () => resolve(false)).once('connect', () => socket.destroy());
  });
}

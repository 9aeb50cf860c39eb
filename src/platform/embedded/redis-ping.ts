import { connect } from 'node:net';

const PATIENCE_MS = 1_000;

/** True when the server on the loopback port accepts the password and has loaded its content. */
export function answersPing(port: number, password: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(`${command('AUTH', password)}${command('PING')}`));
    let answer = '';
    const settle = (result: boolean) => {
      socket.destroy();
      resolve(result);
    };
    socket.setTimeout(PATIENCE_MS, () => {
      settle(false);
    });
    socket
      .on('error', () => {
        settle(false);
      })
      .on('close', () => {
        settle(false);
      });
    socket.on('data', (chunk: Buffer) => {
      answer += chunk.toString('latin1');
      if (answer.includes('-')) settle(false);
      else if (answer.includes('+PONG')) settle(true);
    });
  });
}

function command(...words: readonly string[]): string {
  return `*${words.length}\r\n${words.map((word) => `$${Buffer.byteLength(word)}\r\n${word}\r\n`).join('')}`;
}

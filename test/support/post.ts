import type { AddressInfo } from 'node:net';

import { SMTPServer } from 'smtp-server';

export interface Received {
  readonly to: readonly string[];
  readonly content: string;
}

export interface PostOffice {
  readonly url: string;
  readonly received: Received[];
  /** What the server does with the next mails: the reply code after the content, or `cut` to break the connection then. */
  next: (number | 'cut')[];
  close(): Promise<void>;
}

/** A real SMTP server on this machine, without TLS, that takes what comes unless told otherwise. */
export async function aPostOffice({ user = 'lotse', password = 'p@ss' } = {}): Promise<PostOffice> {
  const office: PostOffice = { url: '', received: [], next: [], close: () => Promise.resolve() };
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    onAuth({ username, password: given }, _, callback) {
      if (username === user && given === password) callback(null, { user });
      else callback(new Error('no'));
    },
    onData(stream, session, callback) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const way = office.next.shift();
        if (typeof way === 'number') {
          callback(Object.assign(new Error('Not now for somebody@example.org'), { responseCode: way }));
          return;
        }
        const to = session.envelope.rcptTo.map(({ address }) => address);
        office.received.push({ to, content: Buffer.concat(chunks).toString('utf8') });
        if (way === 'cut') for (const connection of connections(server)) connection.close();
        else callback(null, 'taken');
      });
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  return Object.assign(office, {
    url: `smtp://${user}:${encodeURIComponent(password)}@127.0.0.1:${String(port)}`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(resolve);
      }),
  });
}

function connections(server: SMTPServer): readonly { close(): void }[] {
  return [...(server as unknown as { connections: Set<{ close(): void }> }).connections];
}

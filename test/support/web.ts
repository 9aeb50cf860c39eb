import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A real server on this machine that answers as a test says. */
export interface Web {
  /** Host with port. */
  readonly host: string;
  /** What was asked for, in order: `GET /path`. */
  readonly calls: string[];
  /** Answers by path; what is not named is not found. */
  readonly pages: Map<string, (request: IncomingMessage, response: ServerResponse) => void>;
  close(): Promise<void>;
}

export async function aWeb(): Promise<Web> {
  const pages: Web['pages'] = new Map();
  const calls: string[] = [];
  const server: Server = createServer((request, response) => {
    const path = request.url ?? '';
    calls.push(`${request.method ?? ''} ${path}`);
    const page = pages.get(path);
    if (page === undefined) response.writeHead(404).end();
    else page(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    host: `127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    calls,
    pages,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

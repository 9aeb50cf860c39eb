import { lookup, type LookupAddress } from 'node:dns';
import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';

import { Injectable } from '@nestjs/common';

import { isPrivateAddress } from './private-address.js';

/** Why an address could not be had. */
export type Refusal = 'private-address' | 'too-large' | 'timeout' | 'unreachable';

export interface OutboundRequest {
  readonly method: 'GET' | 'HEAD';
  readonly headers?: Readonly<Record<string, string>>;
  /** Whether the host may stand on this machine or in its network. */
  readonly allowPrivate: boolean;
  readonly timeoutMs: number;
  /** Bytes of a body that are read; `0` reads none and says nothing about its size. */
  readonly maxBytes: number;
}

export interface OutboundAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: Buffer;
}

export class OutboundFailed extends Error {
  constructor(readonly reason: Refusal) {
    super(reason);
  }
}

/**
 * Calls addresses that people or catalogues name. The address that a name stands for is checked at the moment of the
 * connection, so that a name cannot mean a public host first and a private one afterwards. Follows no redirect by
 * itself and asks for no compression, which could hide a size.
 */
@Injectable()
export class Outbound {
  /** @throws OutboundFailed */
  async call(
    url: URL,
    { method, headers = {}, allowPrivate, timeoutMs, maxBytes }: OutboundRequest,
  ): Promise<OutboundAnswer> {
    const host = url.hostname.replace(/^\[|\]$/g, '');
    if (!allowPrivate && isIP(host) !== 0 && isPrivateAddress(host)) throw new OutboundFailed('private-address');
    const signal = AbortSignal.timeout(timeoutMs);
    const send = url.protocol === 'https:' ? requestHttps : requestHttp;
    try {
      const response = await new Promise<IncomingMessage>((resolve, reject) => {
        const asked = { 'accept-encoding': 'identity', 'user-agent': 'Lernlotse', ...headers };
        const request = send(
          url,
          { method, headers: asked, signal, lookup: guarded(allowPrivate), agent: false },
          resolve,
        );
        request.on('error', reject);
        request.end();
      });
      const body = maxBytes === 0 ? dropped(response) : await read(response, maxBytes);
      return { status: response.statusCode ?? 0, headers: flat(response.headers), body };
    } catch (error) {
      if (error instanceof OutboundFailed) throw error;
      throw new OutboundFailed(signal.aborted ? 'timeout' : 'unreachable');
    }
  }
}

/** Resolves a name, and refuses one that stands for a private address among others. */
function guarded(allowPrivate: boolean): LookupFunction {
  return (hostname, options, answer) => {
    lookup(hostname, { ...options, all: true }, (error, addresses: LookupAddress[] | undefined) => {
      const found = addresses ?? [];
      const [first] = found;
      if (first === undefined) answer(error ?? new OutboundFailed('unreachable'), '', 4);
      else if (!allowPrivate && found.some(({ address }) => isPrivateAddress(address))) {
        answer(new OutboundFailed('private-address'), '', 4);
      } else if (options.all === true) answer(null, found);
      else answer(null, first.address, first.family);
    });
  };
}

function dropped(response: IncomingMessage): Buffer {
  response.destroy();
  return Buffer.alloc(0);
}

async function read(response: IncomingMessage, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.byteLength;
    if (size > maxBytes) throw new OutboundFailed('too-large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function flat(headers: IncomingMessage['headers']): OutboundAnswer['headers'] {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]),
  );
}

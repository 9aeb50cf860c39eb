import { setTimeout } from 'node:timers/promises';

import { Injectable } from '@nestjs/common';

import { Env } from '../../platform/config/env.js';
import { trustOf } from '../../platform/net/host-list.js';
import { Outbound, type OutboundAnswer, OutboundFailed } from '../../platform/net/outbound.js';
import { LINK_REDIRECTS, LINK_TRIES, type LinkStatus, mustAskAgainByGet, verdictOf } from '../domain/link-verdict.js';

export interface Probed {
  readonly linkStatus: LinkStatus;
  readonly httpStatus: number | null;
  readonly tries: number;
}

const TIMEOUT_MS = 10_000;
/** Between two calls to the same host, and before a link is tried again. */
const PAUSE_MS = 200;
const RETRY_PAUSE_MS = 1_000;
/** What a page may send before the connection is cut: its head is all that is wanted. */
const METHODS = ['HEAD', 'GET'] as const;

interface Tried {
  readonly verdict: 'ok' | 'broken' | 'again' | 'refused';
  readonly httpStatus: number | null;
}

/** Tries whether an address leads somewhere: politely, and never into a private network. */
@Injectable()
export class LinkProbe {
  constructor(
    private readonly outbound: Outbound,
    private readonly env: Env,
  ) {}

  /** Tries again what may pass, three times in all. */
  async probe(address: string): Promise<Probed> {
    let tried: Tried = { verdict: 'again', httpStatus: null };
    for (let tries = 1; tries <= LINK_TRIES; tries++) {
      if (tries > 1) await setTimeout(RETRY_PAUSE_MS);
      tried = await this.once(address);
      const { verdict, httpStatus } = tried;
      if (verdict !== 'again') return { linkStatus: verdict, httpStatus, tries };
    }
    const { httpStatus } = tried;
    return { linkStatus: httpStatus === null ? 'unreachable' : 'broken', httpStatus, tries: LINK_TRIES };
  }

  private async once(address: string): Promise<Tried> {
    let at: string | undefined = address;
    for (let hops = 0; hops <= LINK_REDIRECTS && at !== undefined; hops++) {
      const url: URL | null = URL.parse(at);
      if (url === null || !/^https?:$/.test(url.protocol)) return { verdict: 'refused', httpStatus: null };
      const answer = await this.asked(url);
      if (!('status' in answer)) return answer;
      const verdict = verdictOf(answer.status);
      if (verdict !== 'redirect') return { verdict, httpStatus: answer.status };
      const { location } = answer.headers;
      if (location === undefined || hops === LINK_REDIRECTS) return { verdict: 'broken', httpStatus: answer.status };
      at = URL.parse(location, url)?.href;
    }
    return { verdict: 'broken', httpStatus: null };
  }

  private async asked(url: URL): Promise<OutboundAnswer | Tried> {
    const allowPrivate = trustOf(url, this.env.IMPORT_HOSTS) === 'named';
    let last: OutboundAnswer | Tried = { verdict: 'again', httpStatus: null };
    for (const method of METHODS) {
      await setTimeout(PAUSE_MS);
      try {
        const answer = await this.outbound.call(url, { method, allowPrivate, timeoutMs: TIMEOUT_MS, maxBytes: 0 });
        if (!mustAskAgainByGet(method, answer.status)) return answer;
        last = answer;
      } catch (error) {
        if (!(error instanceof OutboundFailed)) throw error;
        return { verdict: error.reason === 'private-address' ? 'refused' : 'again', httpStatus: null };
      }
    }
    return last;
  }
}

import { Injectable } from '@nestjs/common';

import { DomainError } from '../../kernel/domain-error.js';
import { type Reading, rejected } from '../../kernel/reading.js';
import { Env } from '../config/env.js';
import { isSafeScheme, trustOf } from '../net/host-list.js';
import { Outbound, OutboundFailed, type OutboundAnswer } from '../net/outbound.js';
import type { ImportFile } from './importer.js';

const PAGES_LIMIT = 500;
const REDIRECTS_LIMIT = 3;
const TIMEOUT_MS = 30_000;
/** Milliseconds for all pages together. */
const PATIENCE_MS = 10 * 60_000;

interface DataPage {
  readonly data?: unknown;
  readonly links?: { readonly next?: unknown };
}

/** What a server says of its document, to be sent back the next time. */
export interface Validators {
  readonly etag: string | null;
  readonly lastModified: string | null;
}

/** A whole document, the news that it is as before, or the reason why it could not be had. */
export type Fetched =
  | ({ readonly state: 'changed'; readonly file: ImportFile } & Validators)
  | { readonly state: 'not-modified' }
  | { readonly state: 'refused'; readonly reading: Reading<unknown> };

interface Refused {
  readonly reason: string;
}

const NOTHING_KNOWN: Validators = { etag: null, lastModified: null };

/** Fetches a JSON catalogue that spreads over pages (`links.next`), from allowed hosts only, within limits of size, count and time. */
@Injectable()
export class PagedAddress {
  constructor(
    private readonly env: Env,
    private readonly outbound: Outbound,
  ) {}

  /** @throws DomainError `import-address-not-allowed` for another scheme or a host that the installation does not name. */
  mustBeAllowed(address: string): URL {
    const url = URL.parse(address);
    const hosts = this.env.IMPORT_HOSTS;
    const trust = url === null ? 'none' : trustOf(url, hosts);
    if (url === null || trust === 'none' || !isSafeScheme(url, trust) || url.username !== '' || url.password !== '') {
      throw new DomainError('import-address-not-allowed', 'invalid', { hosts });
    }
    return url;
  }

  /** All pages as one file; a page that cannot be had gives a reading with the reason and no rows. */
  async fetch(address: string): Promise<ImportFile | Reading<unknown>> {
    const fetched = await this.fetchIfChanged(address, NOTHING_KNOWN);
    if (fetched.state === 'changed') return fetched.file;
    return fetched.state === 'refused' ? fetched.reading : refused('page-not-available', 1, address).reading;
  }

  /**
   * The same, unless the server says that the first page is as it was when it sent these validators. Catalogues are
   * trusted to change their first page (or its tag) with any other one.
   */
  async fetchIfChanged(address: string, known: Validators): Promise<Fetched> {
    const records: unknown[] = [];
    const until = performance.now() + PATIENCE_MS;
    let next: string | undefined = address;
    let [bytes, validators] = [0, NOTHING_KNOWN];
    for (let page = 1; next !== undefined; page++) {
      const at: string = next;
      if (page > PAGES_LIMIT) return refused('too-many-pages', page, at);
      if (performance.now() > until) return refused('page-not-in-time', page, at);
      const answer = await this.page(at, {
        room: this.env.IMPORT_MAX_BYTES - bytes,
        known: page === 1 ? known : NOTHING_KNOWN,
      });
      if ('reason' in answer) return refused(answer.reason, page, at);
      if (answer.status === 304) return { state: 'not-modified' };
      if (page === 1) validators = validatorsOf(answer);
      bytes += answer.body.byteLength;
      const parsed = parse(answer.body);
      if (!Array.isArray(parsed?.data)) return refused('page-not-a-catalogue', page, at);
      records.push(...(parsed.data as unknown[]));
      next = nextOf(parsed, at);
      if (next === at) return refused('pages-in-a-circle', page, at);
    }
    const file = { name: address, bytes: Buffer.from(JSON.stringify({ data: records })) };
    return { state: 'changed', file, ...validators };
  }

  private async page(
    address: string,
    { room, known }: { readonly room: number; readonly known: Validators },
  ): Promise<OutboundAnswer | Refused> {
    let at = address;
    try {
      for (let redirects = 0; redirects <= REDIRECTS_LIMIT; redirects++) {
        const answer = await this.call(at, room, known);
        const { location } = answer.headers;
        if (answer.status === 200 || (answer.status === 304 && known !== NOTHING_KNOWN)) return answer;
        if (answer.status < 301 || answer.status > 308 || location === undefined)
          return { reason: 'page-not-available' };
        const target = URL.parse(location, at);
        if (target?.host !== new URL(at).host) return { reason: 'page-leads-elsewhere' };
        at = target.href;
      }
      return { reason: 'page-leads-elsewhere' };
    } catch (error) {
      return { reason: reasonOf(error) };
    }
  }

  private call(address: string, room: number, { etag, lastModified }: Validators): Promise<OutboundAnswer> {
    const url = this.mustBeAllowed(address);
    return this.outbound.call(url, {
      method: 'GET',
      headers: {
        accept: 'application/vnd.api+json, application/json',
        ...(etag !== null && { 'if-none-match': etag }),
        ...(lastModified !== null && { 'if-modified-since': lastModified }),
      },
      allowPrivate: trustOf(url, this.env.IMPORT_HOSTS) === 'named',
      timeoutMs: TIMEOUT_MS,
      maxBytes: Math.max(1, room),
    });
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof DomainError) return error.code;
  if (!(error instanceof OutboundFailed)) throw error;
  const reasons = {
    'too-large': 'file-too-large',
    'private-address': 'page-at-private-address',
    timeout: 'page-not-in-time',
    unreachable: 'page-not-available',
  };
  return reasons[error.reason];
}

function validatorsOf({ headers }: OutboundAnswer): Validators {
  return { etag: headers.etag ?? null, lastModified: headers['last-modified'] ?? null };
}

function nextOf({ links }: DataPage, at: string): string | undefined {
  const link = links?.next;
  return typeof link === 'string' ? (URL.parse(link, at)?.href ?? link) : undefined;
}

function parse(body: Buffer): DataPage | undefined {
  try {
    return JSON.parse(body.toString('utf8')) as DataPage;
  } catch {
    return undefined;
  }
}

function refused(code: string, page: number, address: string): Extract<Fetched, { readonly state: 'refused' }> {
  return { state: 'refused', reading: { rows: [], findings: [rejected(code, { line: page }, { address })], total: 0 } };
}

import { Injectable } from '@nestjs/common';

import { DomainError } from '../../kernel/domain-error.js';
import { type Reading, rejected } from '../../kernel/reading.js';
import { Env } from '../config/env.js';
import type { ImportFile } from './importer.js';

const PAGES_LIMIT = 500;
const TIMEOUT_MS = 30_000;

interface DataPage {
  readonly data?: unknown;
  readonly links?: { readonly next?: unknown };
}

/** Fetches a JSON catalogue that spreads over pages (`links.next`), from allowed hosts only, within limits of size, count and time. */
@Injectable()
export class PagedAddress {
  constructor(private readonly env: Env) {}

  /** @throws DomainError `import-address-not-allowed` for another scheme or a host that the installation does not name. */
  mustBeAllowed(address: string): URL {
    const url = URL.parse(address);
    const allowed = url !== null && /^https?:$/.test(url.protocol) && this.env.IMPORT_HOSTS.includes(url.host);
    if (!allowed) throw new DomainError('import-address-not-allowed', 'invalid', { hosts: this.env.IMPORT_HOSTS });
    return url;
  }

  /** All pages as one file; a page that cannot be had gives a reading with the reason and no rows. */
  async fetch(address: string): Promise<ImportFile | Reading<unknown>> {
    const records: unknown[] = [];
    let next: string | undefined = address;
    let bytes = 0;
    for (let page = 1; next !== undefined; page++) {
      const at: string = next;
      if (page > PAGES_LIMIT) return refused('too-many-pages', page, at);
      const text = await this.page(at, this.env.IMPORT_MAX_BYTES - bytes);
      if (typeof text !== 'string') return refused(text.reason, page, at);
      bytes += text.length;
      const parsed = parse(text);
      if (!Array.isArray(parsed?.data)) return refused('page-not-a-catalogue', page, at);
      records.push(...(parsed.data as unknown[]));
      const link = parsed.links?.next;
      next = typeof link === 'string' ? (URL.parse(link, at)?.href ?? link) : undefined;
      if (next === at) return refused('pages-in-a-circle', page, at);
    }
    return { name: address, bytes: Buffer.from(JSON.stringify({ data: records })) };
  }

  private async page(address: string, room: number): Promise<string | { readonly reason: string }> {
    try {
      const url = this.mustBeAllowed(address);
      const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(TIMEOUT_MS) });
      if (!response.ok || response.body === null) return { reason: 'page-not-available' };
      return await readWithin(response.body, room);
    } catch (error) {
      return { reason: error instanceof DomainError ? error.code : 'page-not-available' };
    }
  }
}

async function readWithin(
  body: AsyncIterable<Uint8Array>,
  room: number,
): Promise<string | { readonly reason: string }> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.byteLength;
    if (size > room) return { reason: 'file-too-large' };
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parse(text: string): DataPage | undefined {
  try {
    return JSON.parse(text) as DataPage;
  } catch {
    return undefined;
  }
}

function refused(code: string, page: number, address: string): Reading<unknown> {
  return { rows: [], findings: [rejected(code, { line: page }, { address })], total: 0 };
}

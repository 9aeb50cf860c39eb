import { Injectable } from '@nestjs/common';

import { DomainError } from '../../kernel/domain-error.js';
import { type Page, pageOf, positionOf } from '../../platform/http/pagination.js';
import { Clock } from '../../platform/system/clock.js';
import { againstHead, type ChainVerdict, EMPTY_LEDGER, followChain, type LedgerHead } from '../domain/ledger-chain.js';
import { LedgerKeysService } from './ledger-keys.service.js';
import { type LedgerFilter, LedgerRepository, type LedgerRow } from './ledger.repository.js';
import { sha256 } from './sha256.js';

const BATCH = 1_000;

/** How the ledger stands in the database at this moment. */
export interface LedgerCheck {
  readonly verdict: ChainVerdict;
  /** Entries that the programme's row counts. */
  readonly count: number;
  readonly headHash: string;
  readonly fingerprint: string;
  readonly checkedAt: Date;
}

export interface LedgerStanding extends LedgerHead {
  readonly fingerprint: string;
}

interface LedgerPageQuery {
  readonly cursor?: string;
  readonly limit: number;
  readonly newestFirst?: boolean;
}

/** Looks into the ledger: what stands in it, and whether it is whole. Changes nothing. */
@Injectable()
export class LedgerInspectionService {
  constructor(
    private readonly ledger: LedgerRepository,
    private readonly keys: LedgerKeysService,
    private readonly clock: Clock,
  ) {}

  /** How long the ledger is, its last hash, and the fingerprint of its key. @throws DomainError `programme-not-found` */
  async standing(programmeId: string): Promise<LedgerStanding> {
    return { ...(await this.headOf(programmeId)), fingerprint: await this.keys.fingerprint(programmeId) };
  }

  /**
   * Recomputes every hash from the entries in the database, up to the head of this moment.
   * @throws DomainError `programme-not-found`
   */
  async check(programmeId: string): Promise<LedgerCheck> {
    const { fingerprint, ...head } = await this.standing(programmeId);
    const verdict = await this.verdictOn(programmeId, head);
    return { verdict, ...head, fingerprint, checkedAt: this.clock.now() };
  }

  /** Entries in their order, or the newest first; the cursor is a position. @throws DomainError `programme-not-found`, `cursor-invalid` */
  async entries(
    programmeId: string,
    filter: LedgerFilter,
    { cursor, limit, newestFirst = false }: LedgerPageQuery,
  ): Promise<Page<LedgerRow>> {
    await this.headOf(programmeId);
    const beyond = positionOf(cursor) ?? (newestFirst ? Number.MAX_SAFE_INTEGER : 0);
    const rows = await this.ledger.rows(programmeId, filter, { beyond, limit: limit + 1, newestFirst });
    return pageOf(rows, limit, ({ position }) => [String(position)]);
  }

  private async verdictOn(programmeId: string, head: LedgerHead): Promise<ChainVerdict> {
    let found: LedgerHead = EMPTY_LEDGER;
    while (found.count < head.count) {
      const entries = await this.ledger.entries(programmeId, found.count, head.count, BATCH);
      if (entries.length === 0) break;
      const verdict = followChain(found, entries, sha256);
      if (!verdict.ok) return verdict;
      found = verdict.head;
    }
    return againstHead(found, head);
  }

  private async headOf(programmeId: string): Promise<LedgerHead> {
    const head = await this.ledger.head(programmeId);
    if (head === null) throw new DomainError('programme-not-found', 'not-found');
    return head;
  }
}

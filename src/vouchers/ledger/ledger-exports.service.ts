import { Injectable } from '@nestjs/common';

import { DomainError } from '../../kernel/domain-error.js';
import { exportedLine, proofAround, type ProofFrame, type SignedHead } from '../domain/ledger-export.js';
import { LedgerKeysService } from './ledger-keys.service.js';
import { LedgerRepository } from './ledger.repository.js';

/** Of the longest entries, 8 KB each, so many take some megabytes while they are written; a process may have few to spare. */
const BATCH = 250;
const HASH_BATCH = 10_000;

/** The ledger for others: files that prove themselves with nothing but the fingerprint of the programme's key. */
@Injectable()
export class LedgerExportsService {
  constructor(
    private readonly ledger: LedgerRepository,
    private readonly keys: LedgerKeysService,
  ) {}

  /**
   * The ledger as lines of canonical JSON (NDJSON): each entry with its salt and hashes, then the signed head.
   * Entries that are written meanwhile do not show: nothing before the head ever changes.
   * @throws DomainError `programme-not-found`, `ledger-key-locked`
   */
  async export(programmeId: string): Promise<AsyncIterable<string>> {
    return this.lines(programmeId, await this.signedHead(programmeId));
  }

  /**
   * One entry laid open with its salt, all others only by their hashes, and the signed head: the text of a JSON
   * document in pieces.
   * @throws DomainError `programme-not-found`, `ledger-entry-not-found`, `ledger-key-locked`
   */
  async prove(programmeId: string, position: number): Promise<AsyncIterable<string>> {
    const head = await this.signedHead(programmeId);
    const isWithin = position >= 1 && position <= head.count;
    const [entry] = isWithin ? await this.ledger.entries(programmeId, position - 1, position, 1) : [];
    if (entry === undefined) throw new DomainError('ledger-entry-not-found', 'not-found');
    return this.proof(programmeId, { position, salt: entry.salt, content: entry.content, head });
  }

  private async signedHead(programmeId: string): Promise<SignedHead> {
    const head = await this.ledger.head(programmeId);
    if (head === null) throw new DomainError('programme-not-found', 'not-found');
    return this.keys.sign(programmeId, head);
  }

  private async *lines(programmeId: string, head: SignedHead): AsyncIterable<string> {
    for (let after = 0; after < head.count; after += BATCH) {
      const entries = await this.ledger.entries(programmeId, after, head.count, BATCH);
      yield entries.map(exportedLine).join('');
    }
    yield exportedLine(head);
  }

  private async *proof(programmeId: string, frame: ProofFrame): AsyncIterable<string> {
    const { before, after: rest } = proofAround(frame);
    yield before;
    for (let after = 0; after < frame.head.count; after += HASH_BATCH) {
      const hashes = await this.ledger.entryHashes(programmeId, after, Math.min(after + HASH_BATCH, frame.head.count));
      yield `${after === 0 ? '' : ','}${hashes.map((hash) => JSON.stringify(hash)).join(',')}`;
    }
    yield rest;
  }
}

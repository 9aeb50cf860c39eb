import { Injectable } from '@nestjs/common';

import { DomainError } from '../../kernel/domain-error.js';
import { Clock } from '../../platform/system/clock.js';
import { Ids } from '../../platform/system/ids.js';
import { type LedgerHead, sealEntry } from '../domain/ledger-chain.js';
import { contentOf, type LedgerFact } from '../domain/ledger-fact.js';
import { WaitingMarks } from '../requests/waiting-marks.service.js';
import { TallyMarks } from '../tallies/tally-marks.service.js';
import { LedgerRepository, type NewEntry } from './ledger.repository.js';
import { sha256 } from './sha256.js';

const SALT_BYTES = 16;

/** The append-only, hash-chained account of a programme: one entry per move. */
@Injectable()
export class LedgerService {
  constructor(
    private readonly ledger: LedgerRepository,
    private readonly marks: TallyMarks,
    private readonly waiting: WaitingMarks,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /**
   * Writes the facts in their order and marks their municipalities as stale and their waiting lists as to be
   * looked at, in the caller's transaction. It is
   * the last act of a move: it locks the end of the chain until commit.
   * @throws DomainError `programme-not-found`
   */
  async record(programmeId: string, facts: readonly LedgerFact[]): Promise<void> {
    if (facts.length === 0) return;
    await this.marks.mark(
      programmeId,
      facts.map(({ municipalityId }) => municipalityId),
    );
    await this.waiting.mark(programmeId, facts);
    const head = await this.ledger.lockHead(programmeId);
    if (head === null) throw new DomainError('programme-not-found', 'not-found');
    const at = this.clock.now();
    const entries = this.sealed(programmeId, facts, { head, at });
    const headHash = entries.at(-1)?.chainHash ?? head.headHash;
    await this.ledger.append(programmeId, entries, { count: head.count + entries.length, headHash }, at);
  }

  private sealed(
    programmeId: string,
    facts: readonly LedgerFact[],
    { head, at }: { readonly head: LedgerHead; readonly at: Date },
  ): readonly NewEntry[] {
    let previous = head.headHash;
    return facts.map((fact, index) => {
      const salt = this.ids.bytes(SALT_BYTES).toString('hex');
      const content = contentOf(programmeId, fact, at);
      const seal = sealEntry(previous, { salt, content }, sha256);
      previous = seal.chainHash;
      const { municipalityId, kind } = fact;
      return { position: head.count + index + 1, municipalityId, kind, salt, content, ...seal };
    });
  }
}

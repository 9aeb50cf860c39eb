import { Injectable } from '@nestjs/common';

import type { Actor } from '../kernel/actor.js';
import { DomainError } from '../kernel/domain-error.js';
import { Audit } from '../platform/audit/audit.js';
import { Transaction } from '../platform/database/transaction.js';
import { Clock } from '../platform/system/clock.js';
import { Ids } from '../platform/system/ids.js';
import type { Instrument, InstrumentSummary } from './domain/instrument.js';
import type { ItemParameters } from './domain/item-parameters.js';
import { InstrumentDraftsRepository } from './instrument-drafts.repository.js';
import { InstrumentsRepository } from './instruments.repository.js';

/** Versions that are proposed before they are published. What is published never changes and is never taken back. */
@Injectable()
export class InstrumentDraftsService {
  constructor(
    private readonly drafts: InstrumentDraftsRepository,
    private readonly instruments: InstrumentsRepository,
    private readonly transaction: Transaction,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** All versions of all banks, drafts too; the newest of a bank first. */
  list(): Promise<readonly InstrumentSummary[]> {
    return this.instruments.list();
  }

  /** @throws DomainError `instrument-draft-exists` */
  async mustHaveNone(bankId: string): Promise<void> {
    if (await this.drafts.exists(bankId)) throw new DomainError('instrument-draft-exists', 'conflict');
  }

  /**
   * Proposes the next version of a bank: the items of `basis`, with other parameters where some are given by item id.
   * @throws DomainError `instrument-draft-exists`
   */
  propose(basis: Instrument, parameters: ReadonlyMap<string, ItemParameters>): Promise<string> {
    return this.transaction.run(async () => {
      await this.mustHaveNone(basis.bankId);
      const id = this.ids.next();
      await this.drafts.insert(id, basis, parameters);
      return id;
    });
  }

  /** From now on new checks use it. @throws DomainError `instrument-not-found`, `instrument-not-draft`, `instrument-overtaken` */
  publish(actor: Actor, id: string): Promise<void> {
    return this.transaction.run(async () => {
      const { overtaken } = await this.lockDraft(id);
      if (overtaken) throw new DomainError('instrument-overtaken', 'conflict');
      await this.drafts.publish(id, this.clock.now());
      await this.audit.act(actor, 'instrument.published', { subject: id });
    });
  }

  /** @throws DomainError `instrument-not-found`, `instrument-not-draft` */
  discard(actor: Actor, id: string): Promise<void> {
    return this.transaction.run(async () => {
      await this.lockDraft(id);
      await this.drafts.remove(id);
      await this.audit.act(actor, 'instrument.discarded', { subject: id });
    });
  }

  private async lockDraft(id: string) {
    const state = await this.drafts.lock(id);
    if (state === null) throw new DomainError('instrument-not-found', 'not-found');
    if (state.published) throw new DomainError('instrument-not-draft', 'conflict');
    return state;
  }
}

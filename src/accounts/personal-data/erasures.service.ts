import { Injectable } from '@nestjs/common';

import type { Actor } from '../../kernel/actor.js';
import { berlinDay } from '../../kernel/calendar.js';
import { DomainError } from '../../kernel/domain-error.js';
import { Audit } from '../../platform/audit/audit.js';
import { Transaction } from '../../platform/database/transaction.js';
import { JobQueue } from '../../platform/queue/job.queue.js';
import { Clock } from '../../platform/system/clock.js';
import { Ids } from '../../platform/system/ids.js';
import { ErasuresRepository } from './erasures.repository.js';
import { IdentityProofs, type Proof } from './identity-proofs.service.js';
import { PersonalDataRegistry } from './personal-data.registry.js';
import { followErasure } from './personal-data.jobs.js';

export interface Erasure {
  /** The pseudonym: nothing leads from it to the person. */
  readonly id: string;
  readonly erasedAt: Date;
}

/** Takes a person out of everything that the product keeps. */
@Injectable()
export class Erasures {
  constructor(
    private readonly transaction: Transaction,
    private readonly erasures: ErasuresRepository,
    private readonly registry: PersonalDataRegistry,
    private readonly proofs: IdentityProofs,
    private readonly queue: JobQueue,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /**
   * Erases the actor's account, answers, results and mails at once; what must be kept names a pseudonym from then on, and
   * every session has ended. Uploads, queue, log and free texts follow within moments.
   * @throws DomainError as `IdentityProofs.prove` and `mayLeave`
   */
  async eraseMe(actor: Actor, proof: Proof, address?: string): Promise<Erasure> {
    await this.proofs.prove(actor, proof, address);
    return this.transaction.run(async () => {
      const person = await this.erasures.lock(actor.personId);
      if (person === null) throw new DomainError('person-not-found', 'not-found');
      await this.mayLeave(actor.personId);
      const erasedAt = this.clock.now();
      const leaver = { ...person, pseudonym: this.ids.next() };
      const owners = this.registry.owners();
      await this.transaction.crossing('personal-data', async () => {
        await this.erasures.open(leaver, erasedAt);
        for (const owner of owners) await owner.erase?.(leaver);
        await this.erasures.treatColumns(owners, leaver);
        await this.audit.act({ personId: leaver.pseudonym }, 'person.erased', { subject: leaver.pseudonym });
      });
      await this.queue.enqueue(followErasure, { erasureId: leaver.pseudonym });
      return { id: leaver.pseudonym, erasedAt };
    });
  }

  /** What an erasure left for later, and what was written while it ran. Does nothing for one that has ended. */
  async followUp(erasureId: string): Promise<void> {
    const leaver = await this.erasures.leaver(erasureId);
    if (leaver === null) return;
    const owners = this.registry.owners();
    await this.transaction.run(() => this.erasures.treatColumns(owners, leaver));
    for (const owner of owners) await owner.followUp?.(leaver);
    await this.erasures.searchTexts(owners, leaver);
    await this.erasures.finish(erasureId, this.clock.now());
  }

  /**
   * @throws DomainError `last-admin`; `last-hr` with the names of the municipalities that would have nobody who decides
   */
  async mayLeave(personId: string): Promise<void> {
    const { admin, hr } = await this.transaction.crossing('personal-data', () =>
      this.erasures.wouldLack(personId, berlinDay(this.clock.now())),
    );
    if (admin) throw new DomainError('last-admin', 'conflict');
    if (hr.length > 0) throw new DomainError('last-hr', 'conflict', { municipalities: hr.join(', ') });
  }
}

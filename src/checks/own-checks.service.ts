import { Injectable } from '@nestjs/common';

import type { Actor } from '../kernel/actor.js';
import { Audit } from '../platform/audit/audit.js';
import { Transaction } from '../platform/database/transaction.js';
import { ChecksPersonalData } from './checks-personal-data.repository.js';

/** The checks as their person's own: they may take them back altogether. */
@Injectable()
export class OwnChecks {
  constructor(
    private readonly transaction: Transaction,
    private readonly data: ChecksPersonalData,
    private readonly audit: Audit,
  ) {}

  /** Erases all checks of the actor with answers, results, releases and what they read; again: none. */
  erase(actor: Actor): Promise<{ readonly erased: number }> {
    return this.transaction.run(async () => {
      const erased = await this.data.eraseChecks(actor.personId);
      if (erased > 0) await this.audit.act(actor, 'checks.erased', { subject: actor.personId });
      return { erased };
    });
  }
}

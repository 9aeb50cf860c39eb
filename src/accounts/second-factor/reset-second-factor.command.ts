import { Injectable, type OnModuleInit } from '@nestjs/common';

import { Audit } from '../../platform/audit/audit.js';
import { type Command, CommandRegistry } from '../../platform/commands/command.registry.js';
import { Transaction } from '../../platform/database/transaction.js';
import { canonicalEmail } from '../domain/person.js';
import { PersonsRepository } from '../persons/persons.repository.js';
import { SessionsService } from '../sessions/sessions.service.js';
import { SecondFactorsRepository } from './second-factors.repository.js';

/** `reset-second-factor EMAIL`: for somebody who has lost both the app and the recovery codes. */
@Injectable()
export class ResetSecondFactorCommand implements Command, OnModuleInit {
  readonly name = 'reset-second-factor';
  readonly usage = 'reset-second-factor EMAIL';

  constructor(
    private readonly registry: CommandRegistry,
    private readonly transaction: Transaction,
    private readonly persons: PersonsRepository,
    private readonly factors: SecondFactorsRepository,
    private readonly sessions: SessionsService,
    private readonly audit: Audit,
  ) {}

  onModuleInit(): void {
    this.registry.register(this);
  }

  async run([email, ...more]: readonly string[], say: (line: string) => void): Promise<void> {
    if (email === undefined || more.length > 0) throw new Error(`Usage: ${this.usage}`);
    const person = await this.persons.findByEmail(canonicalEmail(email));
    if (person === null) throw new Error('Nobody has that e-mail address.');
    const removed = await this.transaction.run(async () => {
      await this.sessions.endAll(person.id);
      const isGone = await this.factors.remove(person.id);
      if (isGone) await this.audit.act(null, 'second-factor.reset', { subject: person.id });
      return isGone;
    });
    say(removed ? 'The second factor is taken off; all sessions have ended.' : 'There was no second factor.');
  }
}

import { Injectable, type OnModuleInit } from '@nestjs/common';

import { type Command, CommandRegistry } from '../../platform/commands/command.registry.js';
import { SecondFactors } from './second-factors.service.js';

/** `reset-second-factor EMAIL`: for somebody who has lost both the app and the recovery codes. */
@Injectable()
export class ResetSecondFactorCommand implements Command, OnModuleInit {
  readonly name = 'reset-second-factor';
  readonly usage = 'reset-second-factor EMAIL';

  constructor(
    private readonly registry: CommandRegistry,
    private readonly factors: SecondFactors,
  ) {}

  onModuleInit(): void {
    this.registry.register(this);
  }

  async run([email, ...more]: readonly string[], say: (line: string) => void): Promise<void> {
    if (email === undefined || more.length > 0) throw new Error(`Usage: ${this.usage}`);
    const isGone = await this.factors.reset(email);
    say(isGone ? 'The second factor is taken off; all sessions have ended.' : 'There was no second factor.');
  }
}

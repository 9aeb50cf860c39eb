import { Injectable, type OnModuleInit } from '@nestjs/common';

import { PersonsService } from '../accounts/index.js';
import { CommandRegistry } from '../platform/commands/command.registry.js';
import { Env } from '../platform/config/env.js';
import { DEMO_PASSWORD } from '../portal/index.js';
import { DemoSeed } from './demo-seed.service.js';

/** `seed demo` and `demo-logins`, on a demo installation only. */
@Injectable()
export class DemoCommands implements OnModuleInit {
  constructor(
    private readonly registry: CommandRegistry,
    private readonly seed: DemoSeed,
    private readonly persons: PersonsService,
    private readonly env: Env,
  ) {}

  onModuleInit(): void {
    if (!this.env.LERNLOTSE_DEMO) return;
    this.registry.register({ name: 'seed demo', usage: 'seed demo', run: (_, say) => this.seed.run(say) });
    this.registry.register({ name: 'demo-logins', usage: 'demo-logins', run: (_, say) => this.sayLogins(say) });
  }

  private async sayLogins(say: (line: string) => void): Promise<void> {
    for (const { email, role, municipality } of await this.persons.demoLogins()) {
      say(`${email.padEnd(32)} ${role.padEnd(10)} ${municipality ?? ''}`.trimEnd());
    }
    say(`Password of all demo logins: ${DEMO_PASSWORD}`);
  }
}

import { parseArgs } from 'node:util';

import { Injectable, type OnModuleInit } from '@nestjs/common';

import { type Command, CommandRegistry } from '../../platform/commands/command.registry.js';
import { AdminsService } from './admins.service.js';

/** `create-admin EMAIL GIVEN_NAME FAMILY_NAME`: how an installation gets its first admin. */
@Injectable()
export class CreateAdminCommand implements Command, OnModuleInit {
  readonly name = 'create-admin';
  readonly usage = 'create-admin EMAIL GIVEN_NAME FAMILY_NAME';

  constructor(
    private readonly registry: CommandRegistry,
    private readonly admins: AdminsService,
  ) {}

  onModuleInit(): void {
    this.registry.register(this);
  }

  async run(words: readonly string[], say: (line: string) => void): Promise<void> {
    const { positionals } = parseArgs({ args: [...words], allowPositionals: true });
    const [email, givenName, familyName, ...more] = positionals;
    if (email === undefined || givenName === undefined || familyName === undefined || more.length > 0) {
      throw new Error(`Usage: ${this.usage}`);
    }
    const { admin, password } = await this.admins.appoint({ email, givenName, familyName });
    say(`${admin.givenName} ${admin.familyName} (${admin.email}) is an admin.`);
    if (password === null) say('The password stays as it is.');
    else say(`Initial password, shown only this once: ${password}`);
  }
}

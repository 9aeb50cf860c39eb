import { Injectable, type OnModuleInit } from '@nestjs/common';

import { type Command, CommandRegistry } from '../../platform/commands/command.registry.js';
import { Retention } from './retention.service.js';

/** `enforce retention [--dry-run]`: erases what works agreements no longer allow to be kept, or says what it would erase. */
@Injectable()
export class RetentionCommand implements Command, OnModuleInit {
  readonly name = 'enforce retention';
  readonly usage = 'enforce retention [--dry-run]';

  constructor(
    private readonly registry: CommandRegistry,
    private readonly retention: Retention,
  ) {}

  onModuleInit(): void {
    this.registry.register(this);
  }

  async run([option, ...more]: readonly string[], say: (line: string) => void): Promise<void> {
    if (more.length > 0 || (option !== undefined && option !== '--dry-run')) throw new Error(`Usage: ${this.usage}`);
    if (option === undefined) {
      const { municipalities } = await this.retention.enforce();
      say(`Done: something was erased in ${String(municipalities)} municipalities.`);
      return;
    }
    const previews = await this.retention.previewAll();
    for (const { municipalityId, isAgreed, lines } of previews) {
      const agreed = isAgreed ? 'works agreement' : 'no agreement in force';
      for (const { clause, months, table, persons } of lines.filter(({ isAny }) => isAny)) {
        const source = clause === 'retentionMonths' ? agreed : 'everywhere';
        const whose = persons === null ? 'too few persons to be counted' : `about ${String(persons)} persons`;
        say(`${municipalityId}: ${table} older than ${String(months)} months (${source}) of ${whose}`);
      }
    }
    say(previews.length === 0 ? 'Nothing would be erased.' : 'Nothing was erased: this was a dry run.');
  }
}

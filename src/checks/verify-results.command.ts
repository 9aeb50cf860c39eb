import { Injectable, type OnModuleInit } from '@nestjs/common';

import { type Command, CommandRegistry } from '../platform/commands/command.registry.js';
import { RecomputationService } from './recomputation.service.js';

/** `verify results`: recomputes every stored result from its answers; says counts only, so that it names nobody. */
@Injectable()
export class VerifyResultsCommand implements Command, OnModuleInit {
  readonly name = 'verify results';
  readonly usage = 'verify results';

  constructor(
    private readonly registry: CommandRegistry,
    private readonly recomputation: RecomputationService,
  ) {}

  onModuleInit(): void {
    this.registry.register(this);
  }

  /** @throws Error when a result differs, so that whoever runs it by schedule hears of it */
  async run(_words: readonly string[], say: (line: string) => void): Promise<void> {
    const { results, competencies, differingResults, differingCompetencies } = await this.recomputation.verify();
    say(`${results} results with ${competencies} competences recomputed from answers and instrument version.`);
    if (differingResults > 0) {
      throw new Error(`${differingResults} results differ, on ${differingCompetencies} competences.`);
    }
    say('All are the same to the last bit.');
  }
}

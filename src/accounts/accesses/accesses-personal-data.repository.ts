import { Injectable, type OnModuleInit } from '@nestjs/common';

import type { JsonObject } from '../../kernel/json.js';
import { Transaction } from '../../platform/database/transaction.js';
import type { PersonalData } from '../personal-data/personal-data.js';
import { PersonalDataRegistry } from '../personal-data/personal-data.registry.js';

/** Who saw somebody's data goes with that person; that somebody saw another's stays, under the pseudonym. */
@Injectable()
export class AccessesPersonalData implements PersonalData, OnModuleInit {
  readonly room = 'accesses';

  readonly columns = {
    'accesses.person_id': 'erased',
    'accesses.viewer_id': 'pseudonymous',
  } as const;

  readonly texts = {
    'accesses.viewer_role': 'impersonal',
    'accesses.kind': 'impersonal',
    'accesses.purpose': 'impersonal',
    'accesses.provider': 'impersonal',
  } as const;

  constructor(
    private readonly registry: PersonalDataRegistry,
    private readonly transaction: Transaction,
  ) {}

  onModuleInit(): void {
    this.registry.register(this);
  }

  /** Of the viewer only role and office, as the person's log shows it. */
  async export(personId: string): Promise<Record<string, JsonObject[]>> {
    const seen = await this.transaction.query<JsonObject>(
      `SELECT a.at, a.viewer_role AS role, m.name AS municipality, a.provider, a.kind, a.purpose
       FROM accesses a LEFT JOIN municipalities m ON m.id = a.municipality_id
       WHERE a.person_id = $1 ORDER BY a.at, a.position`,
      [personId],
    );
    return { seen };
  }
}

import { Injectable, type OnModuleInit } from '@nestjs/common';

import { type PersonalData, PersonalDataRegistry } from '../accounts/index.js';
import type { JsonObject } from '../kernel/json.js';
import { Transaction } from '../platform/database/transaction.js';

/** The posts that somebody holds or has chosen: they belong to a membership and go with it. */
@Injectable()
export class ProfilesPersonalData implements PersonalData, OnModuleInit {
  readonly room = 'profiles';
  readonly columns = {};

  constructor(
    private readonly registry: PersonalDataRegistry,
    private readonly transaction: Transaction,
  ) {}

  onModuleInit(): void {
    this.registry.register(this);
  }

  async export(personId: string): Promise<Record<string, JsonObject[]>> {
    const posts = await this.transaction.query<JsonObject>(
      `SELECT p.membership_id AS "membershipId", p.profile_code AS profile, p.chosen_at AS "chosenAt"
       FROM posts p JOIN memberships m ON m.id = p.membership_id WHERE m.person_id = $1 ORDER BY p.chosen_at`,
      [personId],
    );
    return { posts };
  }
}

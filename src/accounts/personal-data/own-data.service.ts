import { Injectable } from '@nestjs/common';

import type { Actor } from '../../kernel/actor.js';
import type { JsonObject } from '../../kernel/json.js';
import { Audit } from '../../platform/audit/audit.js';
import { Clock } from '../../platform/system/clock.js';
import { PersonalDataRegistry } from './personal-data.registry.js';

/** Everything that is kept about a person, by room and list. */
export interface OwnData {
  readonly format: 'lernlotse-personal-data';
  readonly version: 1;
  readonly exportedAt: Date;
  readonly personId: string;
  readonly rooms: Readonly<Record<string, Readonly<Record<string, readonly JsonObject[]>>>>;
}

@Injectable()
export class OwnDataService {
  constructor(
    private readonly registry: PersonalDataRegistry,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** A copy of all rooms' data about the actor, for them to take elsewhere (Art. 15 and 20 GDPR). */
  async export(actor: Actor): Promise<OwnData> {
    await this.audit.act(actor, 'data.exported', { subject: actor.personId });
    return this.of(actor);
  }

  /** The same, for a page of the person themselves. */
  async of({ personId }: Pick<Actor, 'personId'>): Promise<OwnData> {
    const rooms: Record<string, Readonly<Record<string, readonly JsonObject[]>>> = {};
    for (const owner of this.registry.owners()) rooms[owner.room] = await owner.export(personId);
    return { format: 'lernlotse-personal-data', version: 1, exportedAt: this.clock.now(), personId, rooms };
  }
}

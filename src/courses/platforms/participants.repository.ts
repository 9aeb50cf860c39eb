import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';

import { Transaction } from '../../platform/database/transaction.js';
import { ParticipantIdEntity } from './participant-id.entity.js';

@Injectable()
export class ParticipantsRepository {
  constructor(private readonly transaction: Transaction) {}

  async idOf(personId: string, provider: string): Promise<string | null> {
    const row = await this.transaction.table(ParticipantIdEntity).findOneBy({ personId, provider });
    return row?.participantId ?? null;
  }

  /** Keeps the one that is there already, also when two requests come at once. */
  async insert(row: ParticipantIdEntity): Promise<void> {
    await this.transaction.query(
      `INSERT INTO participant_ids (person_id, provider, participant_id, issued_at) VALUES ($1, $2, $3, $4)
       ON CONFLICT (person_id, provider) DO NOTHING`,
      [row.personId, row.provider, row.participantId, row.issuedAt],
    );
  }

  /** Persons by their ids at a provider; what nobody has is left out. */
  async persons(provider: string, participantIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows = await this.transaction
      .table(ParticipantIdEntity)
      .findBy({ provider, participantId: In([...participantIds]) });
    return new Map(rows.map(({ participantId, personId }) => [participantId, personId]));
  }
}

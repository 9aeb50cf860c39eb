import { Injectable } from '@nestjs/common';

import { Transaction } from '../../platform/database/transaction.js';

export interface ScimGroup {
  readonly id: string;
  readonly displayName: string;
  readonly externalId: string | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** Organisational units that an HR system keeps as groups. */
@Injectable()
export class ScimGroupsRepository {
  constructor(private readonly transaction: Transaction) {}

  list(municipalityId: string): Promise<ScimGroup[]> {
    return this.transaction.query(
      `SELECT id, display_name AS "displayName", external_id AS "externalId", created_at AS "createdAt", updated_at AS "updatedAt"
       FROM scim_groups WHERE municipality_id = $1 ORDER BY created_at, id`,
      [municipalityId],
    );
  }

  /** @throws QueryFailedError `one_scim_group_per_name` */
  async write(municipalityId: string, { id, displayName, externalId, createdAt, updatedAt }: ScimGroup): Promise<void> {
    await this.transaction.query(
      `INSERT INTO scim_groups (id, municipality_id, display_name, external_id, created_at, updated_at)
       VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (id) DO UPDATE SET display_name = $3, external_id = $4, updated_at = $6`,
      [id, municipalityId, displayName, externalId, createdAt, updatedAt],
    );
  }

  async remove(id: string): Promise<void> {
    await this.transaction.query(`DELETE FROM scim_groups WHERE id = $1`, [id]);
  }
}

import { Injectable } from '@nestjs/common';

import type { Day } from '../../kernel/calendar.js';
import { Transaction } from '../../platform/database/transaction.js';
import { INVITATION } from '../domain/mailed-link.js';

@Injectable()
export class InvitationsRepository {
  constructor(private readonly transaction: Transaction) {}

  /**
   * Who of these works somewhere today, has no password, was never invited, and has no municipality whose provider lets them
   * in: one vouches for people who belong there alone, and for no admin (ADR 0044).
   */
  async due(personIds: readonly string[], today: Day): Promise<readonly string[]> {
    const rows = await this.transaction.query<{ readonly id: string }>(DUE, [personIds, today, INVITATION]);
    return rows.map(({ id }) => id);
  }
}

const DUE = `
  SELECT p.id FROM persons p
  JOIN memberships m ON m.person_id = p.id AND m.valid_from <= $2 AND (m.valid_until IS NULL OR m.valid_until >= $2)
  LEFT JOIN identity_providers i ON i.municipality_id = m.municipality_id AND i.enabled
  WHERE p.id = ANY ($1::uuid[]) AND p.password_hash IS NULL
    AND NOT EXISTS (SELECT FROM mails e WHERE e.recipient_id = p.id AND e.kind = $3)
  GROUP BY p.id
  HAVING p.admin OR count(DISTINCT m.municipality_id) > 1 OR count(i.municipality_id) = 0
  ORDER BY p.id`;

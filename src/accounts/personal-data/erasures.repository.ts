import { Injectable } from '@nestjs/common';

import type { Day } from '../../kernel/calendar.js';
import { Transaction } from '../../platform/database/transaction.js';
import type { ColumnName, Leaver, PersonalData, PersonFate } from './personal-data.js';

/** The row without which nothing can name the person goes last: foreign keys keep it while any other does. */
const LAST: ColumnName = 'persons.id';

/** Treats columns as the rooms declare them. The names in the statements are the rooms' own constants. */
@Injectable()
export class ErasuresRepository {
  constructor(private readonly transaction: Transaction) {}

  /** Holds the person until the commit: nothing new can name them. Null when there is nobody. */
  async lock(personId: string): Promise<Omit<Leaver, 'pseudonym'> | null> {
    const [person] = await this.transaction.query<Omit<Leaver, 'pseudonym'>>(
      `SELECT id AS "personId", email, given_name AS "givenName", family_name AS "familyName" FROM persons WHERE id = $1 FOR UPDATE`,
      [personId],
    );
    return person ?? null;
  }

  async open(leaver: Leaver, at: Date): Promise<void> {
    const { pseudonym, ...named } = leaver;
    await this.transaction.query(`INSERT INTO erasures (id, leaver, erased_at) VALUES ($1, $2, $3)`, [
      pseudonym,
      JSON.stringify(named),
      at,
    ]);
  }

  /** Whom a follow-up is still about; null when it has ended. */
  async leaver(pseudonym: string): Promise<Leaver | null> {
    const [row] = await this.transaction.query<{ readonly leaver: Omit<Leaver, 'pseudonym'> | null }>(
      `SELECT leaver FROM erasures WHERE id = $1`,
      [pseudonym],
    );
    const named = row?.leaver ?? null;
    return named && { ...named, pseudonym };
  }

  async finish(pseudonym: string, at: Date): Promise<void> {
    await this.transaction.query(
      `UPDATE erasures SET leaver = NULL, finished_at = $2 WHERE id = $1 AND finished_at IS NULL`,
      [pseudonym, at],
    );
  }

  /** Every column of the owners, as declared; done again it finds nothing. */
  async treatColumns(owners: readonly PersonalData[], { personId, pseudonym }: Leaver): Promise<void> {
    for (const { texts = {} } of owners) {
      for (const [name, fate] of Object.entries(texts)) {
        if (typeof fate === 'string') continue;
        const [table, column] = partsOf(name);
        await this.transaction.query(`UPDATE ${table} SET ${column} = NULL WHERE ${fate.emptiedWith} = $1`, [personId]);
      }
    }
    const columns = owners.flatMap((owner) => Object.entries(owner.columns));
    for (const [name, fate] of [...columns].sort(([a], [b]) => Number(a === LAST) - Number(b === LAST))) {
      const sql = treatment(name, fate);
      if (sql !== null) await this.transaction.query(sql.text, sql.needsPseudonym ? [personId, pseudonym] : [personId]);
    }
  }

  /** Every text that is declared as searched; one statement each, so that nothing is held for long. */
  async searchTexts(owners: readonly PersonalData[], { pseudonym, ...named }: Leaver): Promise<void> {
    const searched = owners
      .flatMap(({ texts = {} }) => Object.entries(texts))
      .filter(([, fate]) => fate === 'searched');
    const types = await this.types();
    for (const [name] of searched) {
      const [table, column] = partsOf(name);
      await this.transaction.query(
        `UPDATE ${table} SET ${column} = without_person(${column}::text, $1, $2)::${types.get(name) ?? 'text'}
         WHERE may_name(${column}::text, $2)`,
        [pseudonym, JSON.stringify(named)],
      );
    }
  }

  /** Whether nobody else would be admin, and the municipalities that would have no HR. Holds those who would be left. */
  async wouldLack(personId: string, today: Day): Promise<{ readonly admin: boolean; readonly hr: readonly string[] }> {
    await this.transaction.query(`SELECT id FROM persons WHERE admin ORDER BY id FOR UPDATE`);
    await this.transaction.query(
      `SELECT id FROM memberships WHERE role = 'hr' AND municipality_id IN
         (SELECT municipality_id FROM memberships WHERE person_id = $1 AND role = 'hr') ORDER BY id FOR UPDATE`,
      [personId],
    );
    const [admins] = await this.transaction.query<{ readonly only: boolean }>(
      `SELECT bool_or(id = $1) AND count(*) = 1 AS only FROM persons WHERE admin`,
      [personId],
    );
    const hr = await this.transaction.query<{ readonly name: string }>(
      `SELECT c.name FROM memberships m JOIN municipalities c ON c.id = m.municipality_id
       WHERE m.role = 'hr' AND m.valid_from <= $2 AND (m.valid_until IS NULL OR m.valid_until >= $2)
       GROUP BY c.id HAVING bool_or(m.person_id = $1) AND count(DISTINCT m.person_id) = 1 ORDER BY c.name`,
      [personId, today],
    );
    return { admin: admins?.only ?? false, hr: hr.map(({ name }) => name) };
  }

  private async types(): Promise<ReadonlyMap<string, string>> {
    const rows = await this.transaction.query<{ readonly name: string; readonly type: string }>(
      `SELECT table_name || '.' || column_name AS name, udt_name AS type FROM information_schema.columns WHERE table_schema = 'public'`,
    );
    return new Map(rows.map(({ name, type }) => [name, type]));
  }
}

function treatment(name: string, fate: PersonFate): { readonly text: string; readonly needsPseudonym: boolean } | null {
  const [table, column] = partsOf(name);
  if (fate === 'erased') return { text: `DELETE FROM ${table} WHERE ${column} = $1`, needsPseudonym: false };
  if (fate === 'pseudonymous') {
    return { text: `UPDATE ${table} SET ${column} = $2 WHERE ${column} = $1`, needsPseudonym: true };
  }
  return null;
}

function partsOf(name: string): readonly [string, string] {
  const [table = '', column = ''] = name.split('.');
  return [table, column];
}

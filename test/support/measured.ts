import { randomUUID } from 'node:crypto';

import type { TestApp } from './app.js';
import { anEmployee, type CheckWorld, type Answering, takeCheck } from './checks.js';
import type { Somebody } from './vouchers.js';

/** Somebody who holds the world's post and has taken its check. */
export interface Measured extends Somebody {
  readonly checkId: string;
}

/**
 * So many persons with the same answers: the first one takes the check, the others are given what came out, which is many times
 * faster and the same to whoever counts.
 */
export async function measured(
  app: TestApp,
  world: CheckWorld,
  answering: Answering,
  count: number,
): Promise<Measured[]> {
  const persons: Measured[] = [];
  for (let at = 0; at < count; at += 1) {
    const person = await anEmployee(app, world.municipalityId);
    const [first] = persons;
    if (first === undefined) {
      await person.put('/me/post', { profileId: world.profileId, municipalityId: world.municipalityId });
      const { checkId } = await takeCheck(world, person, answering);
      persons.push({ ...person, checkId: checkId as string });
    } else persons.push({ ...person, checkId: await theSame(app, first, person.id) });
  }
  return persons;
}

async function theSame(app: TestApp, like: Measured, personId: string): Promise<string> {
  const checkId = randomUUID();
  await app.sql(
    `INSERT INTO posts SELECT (jsonb_populate_record(p, jsonb_build_object('membership_id', other.id))).*
       FROM posts p JOIN memberships m ON m.id = p.membership_id, memberships other
      WHERE m.person_id = $1 AND other.person_id = $2`,
    [like.id, personId],
  );
  const copy = (table: string, key: string, changed: object) =>
    app.sql(`INSERT INTO ${table} SELECT (jsonb_populate_record(t, $2)).* FROM ${table} t WHERE ${key} = $1`, [
      like.checkId,
      JSON.stringify(changed),
    ]);
  await copy('checks', 'id', { id: checkId, person_id: personId });
  await copy('results', 'check_id', { check_id: checkId, person_id: personId });
  await copy('result_competencies', 'check_id', { check_id: checkId });
  return checkId;
}

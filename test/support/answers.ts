import { randomOf } from '../../src/checks/domain/simulation/random.js';
import type { TestApp } from './app.js';
import type { CheckWorld } from './checks.js';
import { aPerson } from './vouchers.js';

/** Submitted checks of so many persons with different abilities, from long before the last quarter was over. */
export async function answersOf(app: TestApp, world: CheckWorld, count: number): Promise<void> {
  const random = randomOf(`answers of ${count}`);
  for (let n = 0; n < count; n++) {
    const { id } = await aPerson(app, { municipalityId: world.municipalityId });
    const ability = random();
    const answers = world.items.map((item) => ({
      item_id: item.id,
      response:
        item.kind === 'self-rating'
          ? { kind: item.kind, option: Math.min(3, Math.floor(4 * (0.6 * ability + 0.4 * random()))) }
          : random() < ability
            ? item.best
            : { kind: 'skip' },
    }));
    await app.sql(
      `WITH the_check AS (
           INSERT INTO checks (id, person_id, municipality_id, profile_id, instrument_id, agreement_id, state, seed, form,
                               targets, total, started_at, expires_at, ended_at)
           SELECT gen_random_uuid(), $1, $2, $3, $4, $5, 'submitted', 'seed', $6, $7, 12, t, t, t
             FROM (SELECT '2025-01-15'::timestamptz AS t) AS at
           RETURNING id)
         INSERT INTO answers (check_id, item_id, response, answered_at)
         SELECT the_check.id, given.item_id, given.response, '2025-01-15'
           FROM the_check, jsonb_to_recordset($8) AS given (item_id uuid, response jsonb)`,
      [
        id,
        world.municipalityId,
        world.profileId,
        world.instrumentId,
        world.agreementId,
        JSON.stringify(world.items.map((item) => item.id)),
        JSON.stringify(
          [...new Set(world.items.map(({ competence }) => competence))].map((competence) => ({
            competence,
            minimum: 4,
          })),
        ),
        JSON.stringify(answers),
      ],
    );
  }
}

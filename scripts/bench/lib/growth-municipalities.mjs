// A country that grows: distributing to all of its municipalities, and their tallies.
import { randomUUID } from 'node:crypto';
import { compiled } from '../../lib/places.mjs';
import { asSystem } from './as-system.mjs';
import { caller, jobsDone, mustBe } from './calls.mjs';
import { aDraftProgramme, anOpenProgramme } from './voucher-data.mjs';

const SIZES = [194, 500, 1_500, 4_000, 11_000];
const VOUCHERS_EACH = 10;
const WEIGHTS = { weights: 'population', method: 'sainte-lague' };

/** Municipalities, all of them with vouchers of one programme of that size. */
export async function municipalitiesGrowth({ app, sql, get, post, address, world }) {
  const { TalliesService } = await import(compiled('vouchers', 'tallies', 'tallies.service.js'));
  const tallies = app.get(TalliesService, { strict: false });
  const call = caller(address);
  const { token } = world.admin;
  const now = { size: 0, draft: '', open: '' };
  const draft = () => aDraftProgramme(call, world.admin, now.size * VOUCHERS_EACH);
  const recount = () =>
    asSystem(() => tallies.recountAll({ programmeId: now.open, municipalityIds: null }, randomUUID()));
  return {
    name: 'municipalities',
    unit: 'municipalities',
    sizes: SIZES,
    grow: async (size) => {
      await moreMunicipalities(sql, size);
      now.size = size;
      now.draft = await draft();
      now.open = await anOpenProgramme(call, world.admin, size * VOUCHERS_EACH);
      await jobsDone(sql);
      await sql('VACUUM ANALYZE');
    },
    operations: [
      { name: 'list, first page', run: () => get('/api/v1/municipalities?limit=25', token) },
      {
        name: 'preview of a distribution',
        run: () => post(`/api/v1/programmes/${now.draft}/distribution/preview`, token, WEIGHTS),
      },
      {
        name: 'distribution decided',
        prepare: async () => {
          await jobsDone(sql);
          return draft();
        },
        run: async (id) =>
          mustBe(201, await call('POST', `/programmes/${id}/distribution`, { token, key: id, body: WEIGHTS })),
      },
      { name: 'recount of all', prepare: () => jobsDone(sql), run: recount },
      { name: 'list of tallies', run: () => get(`/api/v1/programmes/${now.open}/tallies`, token) },
    ],
  };
}

async function moreMunicipalities(sql, size) {
  const [{ there }] = await sql('SELECT count(*)::int AS there FROM municipalities');
  await sql(
    `INSERT INTO municipalities (id, ars, name, kind, seat, population, source, updated_at)
     SELECT md5('t' || n)::uuid, '19' || lpad(n::text, 10, '0'), 'Gemeinde ' || n, 'collective-municipality', 'Ort', 2000 + n * 7919 % 48000, 'bench', now()
       FROM generate_series($1::int + 1, $2::int) n`,
    [there, size],
  );
}

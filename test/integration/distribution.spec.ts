import { createHash } from 'node:crypto';

import { MunicipalitiesService, type Municipality } from '../../src/municipalities/index.js';
import type { DistributionComparison } from '../../src/vouchers/distribution/comparisons.service.js';
import { canonicalJson } from '../../src/vouchers/domain/canonical-json.js';
import { startApp, type TestApp } from '../support/app.js';
import { sharedFile, withShared } from '../support/shared.js';
import { aMunicipality, aPerson, aProgramme, exportedLedger, type Somebody } from '../support/vouchers.js';

interface Share {
  readonly municipalityId: string;
  readonly ars: string;
  readonly granted: number;
}

/** Sainte-Laguë as one would do it by hand: voucher after voucher to the highest average, with plain fractions. */
function highestAverages(towns: readonly Municipality[], total: number): ReadonlyMap<string, number> {
  const seats = new Map(towns.map(({ ars }) => [ars, 0]));
  for (let voucher = 0; voucher < total; voucher++) {
    let best = towns[0]!;
    for (const town of towns) {
      const [a, b] = [2 * seats.get(town.ars)! + 1, 2 * seats.get(best.ars)! + 1];
      const difference = town.population * b - best.population * a;
      const wins =
        difference > 0 ||
        (difference === 0 &&
          (town.population > best.population || (town.population === best.population && town.ars < best.ars)));
      if (wins) best = town;
    }
    seats.set(best.ars, seats.get(best.ars)! + 1);
  }
  return seats;
}

describe('The distribution of 2,750 vouchers', () => {
  let app: TestApp;
  let admin: Somebody;

  beforeAll(async () => {
    app = await startApp();
    admin = await aPerson(app, { admin: true });
  });
  afterAll(() => app.close());

  const draft = async (): Promise<string> =>
    (await admin.post('/programmes', aProgramme({ total: 2_750 }))).id as string;

  withShared(
    'over the 170 administrations without the districts gives each what an independent calculation gives',
    async () => {
      await admin.upload('municipalities', 'GV100AD.txt', sharedFile('GV100AD_31082025_RLP.txt'));
      const towns = (await app.get(MunicipalitiesService).all()).filter(({ kind }) => kind !== 'district');
      expect(towns).toHaveLength(170);
      const expected = highestAverages(towns, 2_750);

      const programmeId = await draft();
      const input = { method: 'sainte-lague', weights: 'population', minimum: 0, maximum: null, exclude: ['district'] };
      const preview = await admin.post(`/programmes/${programmeId}/distribution/preview`, input);
      const shares = preview.allotments as Share[];
      expect(new Map(shares.map(({ ars, granted }) => [ars, granted]))).toEqual(expected);
      const granted = shares.map((share) => share.granted);
      expect([granted.length, Math.min(...granted), Math.max(...granted)]).toEqual([170, 5, 150]);
      expect(granted.reduce((sum, seats) => sum + seats, 0)).toBe(2_750);
      expect(preview.warnings).toEqual([]);

      const record = await admin.post(`/programmes/${programmeId}/distribution`, input);
      const hash = createHash('sha256')
        .update(canonicalJson({ inputs: record.inputs, shares: record.shares }))
        .digest('hex');
      expect(record.recordHash).toBe(hash);
      const allotments = (await admin.get(`/programmes/${programmeId}/allotments`)) as Share[];
      expect(allotments.map(({ municipalityId, granted }) => ({ municipalityId, granted }))).toEqual(
        shares.map(({ municipalityId, granted }) => ({ municipalityId, granted })),
      );
      const { entries } = await exportedLedger(app, admin, programmeId);
      expect(entries.map(({ content }) => [content.kind, content.count])).toEqual(
        granted.map((count) => ['grant', count]),
      );
      expect(new Set(entries.map(({ content }) => content.recordHash))).toEqual(new Set([record.recordHash]));
      await app.jobsDone();
      const tallies = (await admin.get(`/programmes/${programmeId}/tallies`)) as {
        granted: number;
        available: number;
      }[];
      expect(tallies).toHaveLength(170);
      expect(tallies.reduce((sum, { available }) => sum + available, 0)).toBe(2_750);
    },
  );

  withShared('warns when the districts take part by population, and keeps to a minimum and a maximum', async () => {
    await admin.upload('municipalities', 'GV100AD.txt', sharedFile('GV100AD_31082025_RLP.txt'));
    const programmeId = await draft();
    const preview = (input: object) => admin.post(`/programmes/${programmeId}/distribution/preview`, input);
    const all = await preview({});
    expect([all.allotments.length, all.warnings]).toEqual([194, ['districts-counted-twice']]);
    const limited = await preview({ exclude: ['district'], minimum: 8, maximum: 60 });
    const granted = (limited.allotments as Share[]).map((share) => share.granted);
    expect([Math.min(...granted), Math.max(...granted), granted.reduce((a, b) => a + b, 0)]).toEqual([8, 60, 2_750]);
  });

  withShared('is compared by all five methods, with what speaks against each', async () => {
    await admin.upload('municipalities', 'GV100AD.txt', sharedFile('GV100AD_31082025_RLP.txt'));
    const compare = async (input: object) =>
      (await admin.post(`/programmes/${await draft()}/distribution/comparison`, input)) as DistributionComparison;
    const { total, methods, municipalities, warnings } = await compare({ exclude: ['district'], total: 2_612 });
    expect([total, municipalities.length, warnings]).toEqual([2_612, 170, []]);
    expect(methods.map(({ method, least, most }) => [method, least, most])).toEqual([
      ['sainte-lague', 4, 142],
      ['dhondt', 4, 146],
      ['hare-niemeyer', 4, 142],
      ['adams', 5, 138],
      ['huntington-hill', 4, 142],
    ]);
    const [sainteLague, dhondt, hareNiemeyer] = methods;
    expect(hareNiemeyer?.losers).toMatchObject([{ name: 'Kandel', seats: 11, seatsWithOneMore: 10 }]);
    expect([hareNiemeyer?.breaches, sainteLague?.breaches, sainteLague?.losers]).toEqual([[], [], []]);
    expect(dhondt?.breaches[0]).toMatchObject({ ars: '071110000000', seats: 74, exact: '71.7129', beyond: 2 });
    expect(municipalities.find(({ name }) => name === 'Kandel')?.shares.map(({ seats }) => seats)).toEqual([
      10, 10, 11, 11, 11,
    ]);
    expect(await compare({})).toMatchObject({ total: 2_750, warnings: ['districts-counted-twice'] });
    const { status, body } = await admin.attempt('POST', `/programmes/${await draft()}/distribution/comparison`, {
      body: { exclude: ['district'], total: 100, minimum: 1 },
    });
    expect([status, body.code]).toEqual([422, 'minimum-exceeds-total']);
  });

  it('refuses what cannot be done, and then changes nothing', async () => {
    await aMunicipality(app, {
      ars: '079990000001',
      name: 'Nirgendwo',
      kind: 'independent-municipality',
      population: 100,
    });
    const programmeId = await draft();
    const attempt = async (input: object) => {
      const { status, body } = await admin.attempt('POST', `/programmes/${programmeId}/distribution`, { body: input });
      return [status, body.code];
    };
    expect(await attempt({ minimum: 2_751 })).toEqual([422, 'minimum-exceeds-total']);
    expect(await attempt({ maximum: 1 })).toEqual([422, 'maximum-below-total']);
    expect(await attempt({ minimum: 3, maximum: 2 })).toEqual([422, 'minimum-above-maximum']);
    expect(await attempt({ weights: 'headcount' })).toEqual([422, 'headcount-missing']);
    expect(await attempt({ exclude: ['Atlantis'] })).toEqual([422, 'exclusion-unknown']);
    expect(await attempt({ method: 'by-feeling' })).toEqual([400, 'input-invalid']);
    expect(await admin.get(`/programmes/${programmeId}/allotments`)).toEqual([]);
    expect(await admin.get(`/programmes/${programmeId}`)).toMatchObject({
      granted: 0,
      recordHash: null,
      state: 'draft',
    });
  });

  it.each([
    ['without a title', { title: undefined }, 'input-invalid'],
    ['with a list for a title', { title: [] }, 'input-invalid'],
    ['with a title that holds a NUL', { title: { de: 'a\u0000' } }, 'request-malformed'],
  ])('is not planned for a programme %s', async (_, change, code) => {
    const { status, body } = await admin.attempt('POST', '/programmes', { body: aProgramme(change) });
    expect([status, body.code]).toEqual([400, code]);
  });

  it('keeps the reserve back', async () => {
    await aMunicipality(app, {
      ars: '079990000002',
      name: 'Irgendwo',
      kind: 'independent-municipality',
      population: 100,
    });
    const { id } = await admin.post('/programmes', aProgramme({ total: 100, reserve: 30 }));
    await admin.post(`/programmes/${id}/distribution`, { weights: 'equal' });
    expect(await admin.get(`/programmes/${id}`)).toMatchObject({ total: 100, reserve: 30, granted: 70 });
  });
});

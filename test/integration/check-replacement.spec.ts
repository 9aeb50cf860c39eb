import { randomUUID } from 'node:crypto';

import { RecomputationService } from '../../src/checks/recomputation.service.js';
import { startApp, type TestApp } from '../support/app.js';
import { aCheckWorld, anEmployee, type CheckWorld, twinsOf, type WorldItem } from '../support/checks.js';
import type { Somebody } from '../support/vouchers.js';

describe('who cannot take a question', () => {
  let app: TestApp;
  let world: CheckWorld;
  /** Those of the world and the twins of 1.1 and 2.1; those of 5.1 have none. */
  let items: readonly WorldItem[];
  beforeAll(async () => {
    app = await startApp({ worker: false });
    world = await aCheckWorld(app);
    const [one, two] = ['1.1', '2.1'].map((code) => world.items.filter(({ competence }) => competence === code));
    await app.sql(`UPDATE items SET needs = '["sight"]' WHERE competence_code = '2.1'`);
    items = [...world.items, ...(await twinsOf(app, one!)), ...(await twinsOf(app, two!, ['colour']))];
  });
  afterAll(() => app.close());

  interface Kept {
    readonly form: readonly string[];
    readonly replaced: readonly string[];
    readonly answers: readonly string[];
  }

  async function started() {
    const person = await anEmployee(app, world.municipalityId);
    const { id } = await person.post('/checks', { profileId: world.profileId });
    return { person, id: id as string };
  }
  async function kept(id: string): Promise<Kept> {
    const [check] = await app.sql<Kept>(
      `SELECT form, replaced, ARRAY(SELECT item_id FROM answers WHERE check_id = c.id) AS answers FROM checks c WHERE id = $1`,
      [id],
    );
    return check!;
  }
  const itemOf = (id: string) => items.find((item) => item.id === id)!;
  const replace = (person: Somebody, id: string, itemId: string) =>
    person.attempt('POST', `/checks/${id}/items/${itemId}/replacement`);
  /** A question of the check that has a twin which is not asked. */
  async function replaceable(id: string, competence = '1.1') {
    const { form } = await kept(id);
    const asked = form.map(itemOf).filter((item) => item.competence === competence);
    return asked.find(({ anchor }) => asked.filter((one) => one.anchor === anchor).length === 1)!;
  }

  it('gets one of equal difficulty in its place, and no reason is asked or kept', async () => {
    const { person, id } = await started();
    const item = await replaceable(id);
    const before = await kept(id);
    const { status, body } = await replace(person, id, item.id);
    expect(status).toBe(200);
    const place = before.form.indexOf(item.id);
    const other = itemOf(body.next.itemId as string);
    expect(other).toMatchObject({ competence: '1.1', kind: item.kind, anchor: item.anchor, dimension: item.dimension });
    expect(body.next).toMatchObject({ number: place + 1, of: before.form.length, needs: [], media: [] });
    expect(await kept(id)).toEqual({ form: before.form.with(place, other.id), replaced: [item.id], answers: [] });
    expect(await app.sql(`SELECT act FROM audit_acts WHERE subject = $1`, [id])).toEqual([{ act: 'check.started' }]);
  });

  it('loses an answer to it, and only that', async () => {
    const { person, id } = await started();
    const item = await replaceable(id);
    const another = itemOf((await kept(id)).form.find((one) => one !== item.id)!);
    for (const { id: itemId, best } of [item, another])
      await person.post(`/checks/${id}/answers`, { itemId, response: best });
    const { body } = await replace(person, id, item.id);
    expect(body.progress.answered).toBe(1);
    expect((await kept(id)).answers).toEqual([another.id]);
  });

  it('is never asked it again: it can neither be answered nor replaced, and comes back in no other place', async () => {
    const { person, id } = await started();
    const item = await replaceable(id);
    const { next } = (await replace(person, id, item.id)).body;
    const answer = { itemId: item.id, response: { kind: 'skip' } };
    expect(await person.attempt('POST', `/checks/${id}/answers`, { body: answer })).toMatchObject({ status: 422 });
    expect(await replace(person, id, item.id)).toMatchObject({ status: 422, body: { code: 'item-not-in-check' } });
    const again = await replace(person, id, next.itemId as string);
    expect(again.body.next?.itemId).not.toBe(item.id);
  });

  it('gets nothing that asks for the same senses, and hears that a skip is neutral when nothing else is as difficult', async () => {
    const { person, id } = await started();
    const item = await replaceable(id, '2.1');
    const before = await kept(id);
    const { status, body } = await replace(person, id, item.id);
    expect([status, body.code]).toEqual([409, 'no-equal-item']);
    expect(body.detail).toContain('Das ist neutral und verändert Ihr Ergebnis nicht.');
    expect(await kept(id)).toEqual(before);
  });

  it('may replace ten questions of a check', async () => {
    const { person, id } = await started();
    const ten = Array.from({ length: 10 }, () => randomUUID());
    await app.sql(`UPDATE checks SET replaced = $2 WHERE id = $1`, [id, JSON.stringify(ten)]);
    const { status, body } = await replace(person, id, (await replaceable(id)).id);
    expect([status, body.code]).toEqual([409, 'too-many-replacements']);
    expect((await kept(id)).replaced).toEqual(ten);
  });

  it('gets one other question from two devices at once', async () => {
    const { person, id } = await started();
    const item = await replaceable(id);
    const statuses = await Promise.all([replace(person, id, item.id), replace(person, id, item.id)]);
    expect(statuses.map(({ status }) => status).sort()).toEqual([200, 422]);
    expect((await kept(id)).replaced).toEqual([item.id]);
  });

  it('is measured like everybody else, and afterwards nothing says what was replaced', async () => {
    const { person, id } = await started();
    await replace(person, id, (await replaceable(id)).id);
    for (const itemId of (await kept(id)).form)
      await person.post(`/checks/${id}/answers`, { itemId, response: itemOf(itemId).best });
    const result = await person.post(`/checks/${id}/submit`);
    const competence = result.competencies.find((one: { competence: string }) => one.competence === '1.1');
    expect(competence).toMatchObject({ measured: true, answers: 4 });
    expect((await kept(id)).replaced).toEqual([]);
  });

  it('is refused when the check, the question or the person is another one, or the check has ended', async () => {
    const { person, id } = await started();
    const item = await replaceable(id);
    const before = await kept(id);
    const stranger = await anEmployee(app, world.municipalityId);
    expect(await replace(stranger, id, item.id)).toMatchObject({ status: 404, body: { code: 'check-not-found' } });
    expect(await replace(world.hr, id, item.id)).toMatchObject({ status: 404 });
    expect(await replace(person, id, randomUUID())).toMatchObject({ status: 422, body: { code: 'item-not-in-check' } });
    expect(await replace(person, id, 'no-id')).toMatchObject({ status: 400 });
    expect(await kept(id)).toEqual(before);
    await person.attempt('POST', `/checks/${id}/abandon`);
    expect(await replace(person, id, item.id)).toMatchObject({ status: 409, body: { code: 'check-not-open' } });
  });
});

describe('in an adaptive check', () => {
  let app: TestApp;
  let world: CheckWorld;
  beforeAll(async () => {
    app = await startApp({ worker: false });
    world = await aCheckWorld(app, { mode: 'adaptive', certainty: 0.99 });
  });
  afterAll(() => app.close());

  it('no replaced question comes back, and the result can be recomputed although they are forgotten', async () => {
    const items = [...world.items, ...(await twinsOf(app, world.items))];
    const person = await anEmployee(app, world.municipalityId);
    const { id, next: first } = await person.post('/checks', { profileId: world.profileId });
    const replaced: string[] = [];
    const asked: string[] = [];
    for (let next = first; next !== null;) {
      let itemId = next.itemId as string;
      if (replaced.length < 3) {
        replaced.push(itemId);
        itemId = (await person.post(`/checks/${id as string}/items/${itemId}/replacement`)).next.itemId;
      }
      asked.push(itemId);
      const { best: response } = items.find((item) => item.id === itemId)!;
      next = (await person.post(`/checks/${id as string}/answers`, { itemId, response })).next;
    }
    expect(asked.filter((itemId) => replaced.includes(itemId))).toEqual([]);
    expect(new Set(asked).size).toBe(asked.length);
    expect(asked.length).toBeGreaterThan(6);
    await person.post(`/checks/${id as string}/submit`);
    expect(await app.get(RecomputationService).verify()).toMatchObject({ results: 1, differingResults: 0 });
  });
});

import { startApp, type TestApp } from '../support/app.js';
import { aCheckWorld, anEmployee, type CheckWorld, EXPLANATION } from '../support/checks.js';
import { SeenExplanations } from '../../src/checks/seen-explanations.service.js';
import type { Somebody } from '../support/vouchers.js';

describe('the explanations of a check', () => {
  let app: TestApp;
  let world: CheckWorld;
  beforeAll(async () => {
    app = await startApp({ worker: false });
    world = await aCheckWorld(app);
  });
  afterAll(() => app.close());

  const explanations = (person: Somebody, id: string) => person.attempt('GET', `/checks/${id}/explanations`);
  async function started() {
    const person = await anEmployee(app, world.municipalityId);
    const { id } = await person.post('/checks', { profileId: world.profileId });
    return { person, id: id as string };
  }
  const keyed = (competence: string) =>
    world.items.find((item) => item.competence === competence && item.answerKey !== null)!;

  it('come when it is submitted: what was answered, what is right, and why', async () => {
    const { person, id } = await started();
    const [right, wrong, skipped] = [keyed('1.1'), keyed('2.1'), keyed('5.1')];
    const rating = world.items.find(({ kind }) => kind === 'self-rating')!;
    const answers = [
      { itemId: rating.id, response: { kind: 'self-rating', option: 0 } },
      { itemId: right.id, response: right.best },
      { itemId: wrong.id, response: { kind: 'multiple-choice', options: [1] } },
      { itemId: skipped.id, response: { kind: 'skip' } },
    ];
    for (const body of answers) await person.post(`/checks/${id}/answers`, body);
    await person.post(`/checks/${id}/submit`);
    const { items } = await person.get(`/checks/${id}/explanations`);
    const why = { de: EXPLANATION };
    expect(items).toHaveLength(4);
    expect(items).toMatchObject([
      { itemId: rating.id, right: null, answerKey: null, response: { option: 0 } },
      { itemId: right.id, right: true, answerKey: right.answerKey, explanation: why, response: right.best },
      { itemId: wrong.id, right: false, answerKey: [0, 3], explanation: why },
      { itemId: skipped.id, right: null, answerKey: [1, 3, 0, 2], explanation: why, response: { kind: 'skip' } },
    ]);
    expect(items[0].text).toEqual({ de: `Frage ${rating.code}` });
    expect(items[0].options).toHaveLength(4);
  });

  it('never come before, nor for a check that was given up', async () => {
    const { person, id } = await started();
    await person.post(`/checks/${id}/answers`, { itemId: keyed('1.1').id, response: keyed('1.1').best });
    const before = await explanations(person, id);
    expect([before.status, before.body.code]).toEqual([409, 'check-not-submitted']);
    expect(JSON.stringify(before.body)).not.toContain(EXPLANATION);
    await person.attempt('POST', `/checks/${id}/abandon`);
    expect(await explanations(person, id)).toMatchObject({ status: 409, body: { code: 'check-not-submitted' } });
    expect(await seenBy(person)).toEqual([]);
  });

  it('are for the person alone, not even for HR that sees the result', async () => {
    const { person, id } = await started();
    await person.post(`/checks/${id}/submit`);
    const stranger = await anEmployee(app, world.municipalityId);
    for (const other of [stranger, world.hr])
      expect(await explanations(other, id)).toMatchObject({ status: 404, body: { code: 'check-not-found' } });
  });

  it('are noted as seen for keyed questions that had a response, without the answer', async () => {
    const { person, id } = await started();
    const rating = world.items.find(({ kind }) => kind === 'self-rating')!;
    const [answered, skipped] = [keyed('1.1'), keyed('2.1')];
    await person.post(`/checks/${id}/answers`, { itemId: rating.id, response: rating.best });
    await person.post(`/checks/${id}/answers`, { itemId: answered.id, response: answered.best });
    await person.post(`/checks/${id}/answers`, { itemId: skipped.id, response: { kind: 'skip' } });
    await person.post(`/checks/${id}/submit`);
    expect(await seenBy(person)).toEqual([answered.id, skipped.id].sort());
    const [row] = await app.sql('SELECT * FROM explanations_seen WHERE person_id = $1', [person.id]);
    expect(Object.keys(row!).sort()).toEqual(['item_id', 'person_id', 'seen_at']);
  });

  async function seenBy(person: Somebody): Promise<readonly string[]> {
    return [...(await app.get(SeenExplanations).of(person.id))].sort();
  }
});

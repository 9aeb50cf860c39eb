import type { Client } from 'pg';
import { DataSource, type QueryRunner } from 'typeorm';

import { RecomputationService } from '../../src/checks/recomputation.service.js';
import { ChecksService, ResultsService, type ResultView } from '../../src/checks/index.js';
import { addDays, berlinDay } from '../../src/kernel/calendar.js';
import { CommandRegistry } from '../../src/platform/commands/command.registry.js';
import { SharedClock } from '../../src/platform/database/shared-clock.js';
import { startApp, type TestApp } from '../support/app.js';
import {
  aCheckWorld,
  anAgreement,
  anEmployee,
  type Answering,
  aProfile,
  best,
  type CheckWorld,
  lowest,
  PURPOSE,
  takeCheck,
} from '../support/checks.js';
import { aPerson } from '../support/vouchers.js';

describe('the result of a check', () => {
  let app: TestApp;
  let world: CheckWorld;
  beforeAll(async () => {
    app = await startApp({ worker: false });
    world = await aCheckWorld(app);
  });
  afterAll(() => app.close());

  const employee = () => anEmployee(app, world.municipalityId);
  const tomorrow = addDays(berlinDay(new Date()), 1);
  const codeOf = async (attempt: Promise<{ status: number; body: { code?: string } }>) => {
    const { status, body } = await attempt;
    return [status, body.code];
  };

  it('states per competence estimate, band and level, and that it is no certificate', async () => {
    const person = await employee();
    const result: ResultView = await takeCheck(world, person, best);
    expect(result).toMatchObject({
      profileId: world.profileId,
      frameworkId: world.frameworkId,
      notACertificate: true,
      release: null,
    });
    expect(result.competencies.map(({ competence }) => competence)).toEqual(['1.1', '2.1', '5.1']);
    for (const one of result.competencies) {
      expect(one).toMatchObject({ measured: true, answers: 4, stopReason: 'items-exhausted' });
      expect(one.level).toBe(Math.floor(one.estimate!));
      expect(one.band![0]).toBeLessThan(one.estimate!);
      expect(one.band![1]).toBeGreaterThan(one.estimate!);
      expect(one).not.toHaveProperty('posterior');
    }
    expect(await person.get(`/checks/${result.checkId}/result`)).toEqual(result);
  });

  it('says in words what was reached, what it rests on and how the area stands', async () => {
    const person = await employee();
    const result: ResultView = await takeCheck(world, person, (item) =>
      item.competence === '2.1' ? null : item.anchor === 5 ? { kind: 'skip' } : item.best,
    );
    const [first, second] = result.competencies;
    expect(first).toMatchObject({
      title: { de: 'Kompetenz 1.1' },
      area: '1',
      levelName: { de: `Stufe ${first!.level!}` },
      restsOn: {
        selfRatings: { knowledge: 1, skill: 1, attitude: 1 },
        keyed: { knowledge: 0, skill: 0, attitude: 0 },
        skipped: 1,
      },
      change: null,
    });
    expect(second).toMatchObject({ levelName: null, levelText: null, restsOn: { skipped: 0 } });
    expect(result).toMatchObject({ framework: { title: { de: 'Musterrahmen' } }, instrumentVersion: 1 });
    const measured = result.competencies.filter((one) => one.measured);
    const [area] = result.areas;
    expect(area).toMatchObject({ area: '1', title: { de: 'Alles' }, asked: 3, measured: 2 });
    expect(area!.estimate).toBeCloseTo((measured[0]!.estimate! + measured[1]!.estimate!) / 2, 10);
    expect(area!.sd).toBeCloseTo(Math.hypot(measured[0]!.sd!, measured[1]!.sd!) / 2, 10);
  });

  it('says of an area with nothing measured that nothing is', async () => {
    const { areas }: ResultView = await takeCheck(world, await employee(), () => null);
    expect(areas).toMatchObject([{ area: '1', asked: 3, measured: 0, estimate: null, band: null, level: null }]);
  });

  describe('beside the earlier one', () => {
    const top: Answering = (item) => {
      if (item.competence === '2.1') return null;
      return item.competence === '1.1' ? item.best : lowest(item);
    };

    it('tells a real change from noise, and names the questions that came twice', async () => {
      const person = await employee();
      const earlier: ResultView = await takeCheck(world, person, lowest);
      const later: ResultView = await takeCheck(world, person, top);
      const [risen, unmeasured, same] = later.competencies;
      expect(risen!.change).toMatchObject({
        before: { checkId: earlier.checkId, estimate: earlier.competencies[0]!.estimate },
        difference: risen!.estimate! - earlier.competencies[0]!.estimate!,
        verdict: 'risen',
      });
      expect(risen!.change!.probabilityRisen).toBeGreaterThan(0.95);
      expect(risen!.change!.repeatedItems.map(({ code }) => code)).toEqual(['1.1-2', '1.1-3', '1.1-4']);
      expect(risen!.change!.repeatedItems[0]!.text).toEqual({ de: 'Frage 1.1-2' });
      expect(unmeasured!.change).toBeNull();
      expect(same!.change).toMatchObject({ verdict: 'noise', difference: 0 });
      expect(same!.change!.probabilityRisen).toBeCloseTo(0.5, 10);
      expect(earlier.competencies.every(({ change }) => change === null)).toBe(true);
    });

    it('compares with the newest earlier measurement, from whichever post, and never with a later one', async () => {
      const person = await employee();
      const profileId = await aProfile(app, world.frameworkId, { code: 'kasse' });
      const first: ResultView = await takeCheck(world, person, best);
      const second: ResultView = await takeCheck(world, person, lowest, profileId);
      await takeCheck(world, person, () => null);
      const fourth: ResultView = await takeCheck(world, person, best);
      expect(fourth.competencies[0]!.change!.before.checkId).toBe(second.checkId);
      const again: ResultView = await person.get(`/checks/${second.checkId}/result`);
      expect(again.competencies[0]!.change).toMatchObject({ before: { checkId: first.checkId }, verdict: 'fallen' });
    });

    it('is not shown to HR: only this result was released, not the earlier one, and not what was left out', async () => {
      const person = await employee();
      await takeCheck(world, person, lowest);
      const { checkId } = await takeCheck(world, person, best);
      await person.put(`/checks/${checkId as string}/release`, { purpose: PURPOSE, until: tomorrow });
      const seen: ResultView = await world.hr.get(`/checks/${checkId as string}/result`);
      expect(seen.competencies.map(({ change, restsOn }) => [change, restsOn.skipped])).toEqual([
        [null, null],
        [null, null],
        [null, null],
      ]);
    });
  });

  it('keeps "not measured" apart from "measured low"', async () => {
    const person = await employee();
    const result = await takeCheck(world, person, (item) => (item.competence === '2.1' ? null : lowest(item)));
    expect(result.competencies).toMatchObject([
      { competence: '1.1', measured: true, answers: 3, stopReason: 'items-exhausted' },
      {
        competence: '2.1',
        measured: false,
        answers: 0,
        stopReason: 'submitted',
        estimate: null,
        sd: null,
        band: null,
        level: null,
      },
      { competence: '5.1', measured: true, answers: 3 },
    ]);
  });

  it('comes once: the check takes no answer and no second submission after it', async () => {
    const person = await employee();
    const { checkId } = await takeCheck(world, person, best);
    const [item] = world.items;
    const path = `/checks/${checkId as string}`;
    const body = { itemId: item!.id, response: { kind: 'self-rating', option: 0 } };
    expect(await codeOf(person.attempt('POST', `${path}/answers`, { body }))).toEqual([409, 'check-not-open']);
    expect(await codeOf(person.attempt('POST', `${path}/submit`))).toEqual([409, 'check-not-open']);
    expect(await codeOf(person.attempt('POST', `${path}/abandon`))).toEqual([409, 'check-not-open']);
  });

  it('counts every answer that was given before the submission, and none after it', async () => {
    const person = await employee();
    const { id } = await person.post('/checks', { profileId: world.profileId });
    const path = `/checks/${id as string}`;
    const given = world.items.map(({ id: itemId, best: response }) =>
      person.attempt('POST', `${path}/answers`, { body: { itemId, response } }),
    );
    const result: ResultView = await person.post(`${path}/submit`);
    const kept = (await Promise.all(given)).filter(({ status }) => status === 200);
    const counted = result.competencies.reduce((sum, one) => sum + one.answers, 0);
    expect(counted).toBe(kept.length);
  });

  it('is the newest evidence per competence; what was not measured again stays from the earlier check', async () => {
    const person = await employee();
    await takeCheck(world, person, lowest);
    const later = await takeCheck(world, person, (item) => (item.competence === '1.1' ? item.best : null));
    const evidence = await app.get(ResultsService).newest(person.id);
    expect(evidence.map(({ competence, answers }) => [competence, answers])).toEqual([
      ['1.1', 4],
      ['2.1', 3],
      ['5.1', 3],
    ]);
    const [first] = evidence;
    expect(first).toMatchObject({ vocabulary: 'digcomp', minimumAnswers: 2, estimate: later.competencies[0].estimate });
    expect([first!.grid.length, first!.prior.length, first!.posterior.length]).toEqual([131, 131, 131]);
  });

  it('can be recomputed from answers and instrument version, to the last digit', async () => {
    await takeCheck(world, await employee(), (item) =>
      item.anchor === 3 ? { kind: 'self-rating', option: 1 } : item.best,
    );
    const { results, ...rest } = await app.get(RecomputationService).verify();
    expect(results).toBeGreaterThan(3);
    expect(rest).toEqual({ competencies: 3 * results, differingResults: 0, differingCompetencies: 0 });
    expect(await verifyResults()).toEqual([
      `${results} results with ${3 * results} competences recomputed from answers and instrument version.`,
      'All are the same to the last bit.',
    ]);
  });

  it('is found out when somebody changes a number of it by one bit', async () => {
    const { checkId } = await takeCheck(world, await employee(), best);
    const stored = `check_id = $1 AND competence_code = '1.1'`;
    const [before] = await app.sql(`SELECT estimate FROM result_competencies WHERE ${stored}`, [checkId]);
    await app.sql(`UPDATE result_competencies SET estimate = estimate * (1 + 2.3e-16::float8) WHERE ${stored}`, [
      checkId,
    ]);
    await expect(verifyResults()).rejects.toThrow('1 results differ, on 1 competences.');
    await app.sql(`UPDATE result_competencies SET estimate = $2 WHERE ${stored}`, [checkId, before!.estimate]);
    expect(await verifyResults()).toHaveLength(2);
  });

  describe('belongs to its person', () => {
    it('and HR sees it only while it is released, which is put on record', async () => {
      const person = await employee();
      const { checkId } = await takeCheck(world, person, best);
      const path = `/checks/${checkId as string}`;
      const look = async () => codeOf(world.hr.attempt('GET', `${path}/result`));
      expect(await look()).toEqual([404, 'result-not-found']);
      await person.put(`${path}/release`, { purpose: PURPOSE, until: tomorrow });
      const seen = await world.hr.get(`${path}/result`);
      expect(seen).toMatchObject({ checkId, release: { purpose: PURPOSE, until: tomorrow } });
      expect(JSON.stringify(seen)).not.toContain(person.id);
      const acts = await app.sql<{ act: string }>(
        'SELECT act, actor_id FROM audit_acts WHERE subject = $1 ORDER BY position',
        [checkId],
      );
      expect(acts.at(-1)).toEqual({ act: 'result.seen', actor_id: world.hr.id });
      expect((await person.attempt('DELETE', `${path}/release`)).status).toBe(204);
      expect((await person.attempt('DELETE', `${path}/release`)).status).toBe(204);
      expect(await look()).toEqual([404, 'result-not-found']);
    });

    it('nobody else sees it, released or not', async () => {
      const person = await employee();
      const { checkId } = await takeCheck(world, person, best);
      const path = `/checks/${checkId as string}`;
      await person.put(`${path}/release`, { purpose: PURPOSE, until: tomorrow });
      const elsewhere = await aCheckWorldElsewhere();
      for (const other of [await employee(), await aPerson(app, { admin: true }), elsewhere]) {
        expect(await codeOf(other.attempt('GET', `${path}/result`))).toEqual([404, 'result-not-found']);
      }
      const body = { purpose: PURPOSE, until: tomorrow };
      expect(await codeOf((await employee()).attempt('PUT', `${path}/release`, { body }))).toEqual([
        404,
        'result-not-found',
      ]);
      expect(await codeOf(world.hr.attempt('DELETE', `${path}/release`))).toEqual([404, 'result-not-found']);
    });

    it('a release keeps to the works agreement, and the newest one replaces it', async () => {
      const person = await employee();
      const { checkId } = await takeCheck(world, person, best);
      const path = `/checks/${checkId as string}`;
      const release = (body: object) => codeOf(person.attempt('PUT', `${path}/release`, { body }));
      expect(await release({ purpose: 'Beurteilung', until: tomorrow })).toEqual([422, 'purpose-not-agreed']);
      expect(await release({ purpose: PURPOSE, until: '2020-01-01' })).toEqual([422, 'release-ends-in-past']);
      expect(await release({ purpose: PURPOSE, until: '2026-02-31' })).toEqual([400, 'input-invalid']);
      expect((await release({ purpose: PURPOSE, until: tomorrow }))[0]).toBe(200);
      expect((await release({ purpose: PURPOSE, until: addDays(tomorrow, 1) }))[0]).toBe(200);
      expect((await person.get(`${path}/result`)).release.until).toBe(addDays(tomorrow, 1));
      await anAgreement(app, world.municipalityId, { resultsVisibleTo: 'person-only' });
      expect(await release({ purpose: PURPOSE, until: tomorrow })).toEqual([403, 'release-not-agreed']);
      expect(await codeOf(world.hr.attempt('GET', `${path}/result`))).toEqual([404, 'result-not-found']);
      await anAgreement(app, world.municipalityId);
    });
  });

  it('costs few questions to the database: an answer takes four statements, begin and commit among them', async () => {
    const person = await employee();
    const { id } = await person.post('/checks', { profileId: world.profileId });
    const membership = { membershipId: id as string, municipalityId: world.municipalityId, role: 'employee' as const };
    const actor = { personId: person.id, sessionId: id as string, admin: false, memberships: [membership] };
    app.get(SharedClock).onApplicationShutdown(); // it would be heard as well
    const statements: string[] = [];
    const source = app.get(DataSource);
    const original = source.createQueryRunner.bind(source);
    jest.spyOn(source, 'createQueryRunner').mockImplementation((mode) => heard(original(mode), statements));
    const item = world.items[0]!;
    await app.get(ChecksService).answer(actor, id as string, { itemId: item.id, response: item.best });
    jest.restoreAllMocks();
    expect(statements.map((sql) => sql.trim().split(/\s/)[0])).toEqual(['START', 'WITH', 'WITH', 'COMMIT']);
  });

  async function verifyResults(): Promise<string[]> {
    const said: string[] = [];
    const found = app.get(CommandRegistry).find(['verify', 'results'])!;
    await found.command.run(found.rest, (line) => said.push(line));
    return said;
  }

  async function aCheckWorldElsewhere() {
    const id = '6a1a6a9e-58a5-4d58-9a0a-3a3c0a5f3c11';
    await app.sql(
      `INSERT INTO municipalities (id, ars, name, kind, seat, population, source, updated_at)
       VALUES ($1, '073390000009', 'Anderswo', 'independent-city', 'Anderswo', 9, 'test', now())`,
      [id],
    );
    return aPerson(app, { municipalityId: id, role: 'hr' });
  }
});

/** Keeps the text of each statement that goes out on the connection of the runner. */
function heard(runner: QueryRunner, statements: string[]): QueryRunner {
  const connect = runner.connect.bind(runner);
  jest.spyOn(runner, 'connect').mockImplementation(async () => {
    const client = (await connect()) as Client;
    if (jest.isMockFunction(client.query)) return client;
    const query = client.query.bind(client) as (...call: unknown[]) => unknown;
    jest.spyOn(client, 'query').mockImplementation((...call: readonly unknown[]) => {
      const [sent] = call as [string | { readonly text: string }];
      statements.push(typeof sent === 'string' ? sent : sent.text);
      return query(...call);
    });
    return client;
  });
  return runner;
}

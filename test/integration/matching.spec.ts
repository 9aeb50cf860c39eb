import { MatchingService, type MatchList, type MatchView } from '../../src/matching/index.js';
import { addDays, berlinDay } from '../../src/kernel/calendar.js';
import { reportingPeriod } from '../../src/kernel/reporting-period.js';
import { startApp, type TestApp } from '../support/app.js';
import {
  aCheckWorld,
  aFramework,
  anEmployee,
  aProfile,
  best,
  type CheckWorld,
  lowest,
  takeCheck,
} from '../support/checks.js';
import { aPerson, type Somebody } from '../support/vouchers.js';

describe('the match', () => {
  let app: TestApp;
  let world: CheckWorld;
  beforeAll(async () => {
    app = await startApp({ worker: false });
    world = await aCheckWorld(app);
  });
  afterAll(() => app.close());

  const employee = () => anEmployee(app, world.municipalityId);
  const matchOf = async (person: Somebody): Promise<MatchView> =>
    (await person.get(`/me/matches?profileId=${world.profileId}`)).items[0];
  const measuredAgo = (person: Somebody, days: number) =>
    app.sql(`UPDATE results SET measured_at = measured_at - make_interval(days => $2) WHERE person_id = $1`, [
      person.id,
      days,
    ]);

  it('says of somebody without a result only that nothing is measured', async () => {
    const { fit, coverage, requirements, gaps } = await matchOf(await employee());
    expect([fit, coverage, gaps]).toEqual([null, 0, []]);
    for (const one of requirements) {
      expect(one).toMatchObject({
        status: 'not-measured',
        pMet: null,
        estimate: null,
        band: null,
        level: null,
        lapsesOn: null,
      });
    }
  });

  it('of somebody at the top of every scale that all is met', async () => {
    const person = await employee();
    await takeCheck(world, person, best);
    const match = await matchOf(person);
    expect(match).toMatchObject({ profileId: world.profileId, profileCode: 'buergerbuero', coverage: 1, gaps: [] });
    expect(match.fit).toBeGreaterThan(0.95);
    expect(match.requirements.map(({ status }) => status)).toEqual(['met', 'met', 'met']);
    expect(match.requirements[0]!.lapsesOn).toBe(addDays(berlinDay(new Date()), 730));
  });

  it('of somebody at the bottom what is missing, from the level reached to the minimum', async () => {
    const person = await employee();
    await takeCheck(world, person, (item) => (item.competence === '5.1' ? null : lowest(item)));
    const { fit, coverage, requirements, gaps } = await matchOf(person);
    expect(fit).toBeLessThan(0.1);
    expect(coverage).toBeCloseTo(5 / 6, 9);
    expect(requirements.map(({ status }) => status)).toEqual(['gap', 'gap', 'not-measured']);
    expect(gaps).toEqual([
      {
        competence: '1.1',
        from: requirements[0]!.level,
        to: 3,
        essential: true,
        weight: 3,
        alternative: null,
        open: false,
      },
      {
        competence: '2.1',
        from: requirements[1]!.level,
        to: 4,
        essential: true,
        weight: 2,
        alternative: null,
        open: false,
      },
    ]);
  });

  it('lets evidence age towards what was known before, until it counts no more', async () => {
    const person = await employee();
    await takeCheck(world, person, best);
    const fresh = (await matchOf(person)).requirements[0]!;
    await measuredAgo(person, 365);
    const aged = (await matchOf(person)).requirements[0]!;
    expect(aged.pMet).toBeLessThan(fresh.pMet!);
    expect(aged.lapsesOn).toBe(addDays(berlinDay(new Date()), 365));
    await measuredAgo(person, 366);
    const lapsed = await matchOf(person);
    expect(lapsed.requirements[0]).toMatchObject({ status: 'not-measured', lapsed: true, pMet: null, lapsesOn: null });
    expect([lapsed.fit, lapsed.coverage]).toEqual([null, 0]);
  });

  it('says about how many questions would settle what is open', async () => {
    const person = await employee();
    await takeCheck(world, person, (item) =>
      item.kind === 'self-rating' ? { kind: 'self-rating', option: 1 } : { kind: 'skip' },
    );
    const { requirements } = await matchOf(person);
    const open = requirements.filter(({ status }) => status === 'open');
    expect(open.length).toBeGreaterThan(0);
    for (const { status, settle } of requirements) {
      if (status !== 'open') expect(settle).toBeNull();
      else expect(settle!.questions).toBeGreaterThan(0);
    }
  });

  it('ages evidence as fast as the admin decided, for the whole vocabulary or one competence', async () => {
    const admin = await aPerson(app, { admin: true });
    const path = `/frameworks/${world.frameworkId}/half-lives`;
    expect(await admin.get(path)).toMatchObject({
      vocabulary: 'digcomp',
      revision: 0,
      defaultDays: 730,
      competencies: {},
    });
    const set = (etag: string, defaultDays: number, competencies = {}) =>
      admin.attempt('PUT', path, { body: { defaultDays, competencies }, headers: { 'if-match': etag } });
    const written = await set('"0"', 365, { '2.1': 100 });
    expect([written.status, written.headers.etag]).toEqual([200, '"1"']);
    expect((await set('"0"', 400)).status).toBe(412);
    expect((await set('"1"', 7)).body.code).toBe('half-life-out-of-range');
    expect((await set('"1"', 365, { '9.9': 365 })).body.code).toBe('half-life-competence-unknown');

    const person = await employee();
    await takeCheck(world, person, best);
    const { requirements } = await matchOf(person);
    const today = berlinDay(new Date());
    expect(requirements.slice(0, 2).map(({ lapsesOn }) => lapsesOn)).toEqual([
      addDays(today, 365),
      addDays(today, 100),
    ]);
    expect((await person.attempt('PUT', path, { body: {}, headers: { 'if-match': '"1"' } })).status).toBe(403);
    await app.sql('DELETE FROM half_lives');
  });

  it('keeps with the version it was made for, also when that is retired', async () => {
    const admin = await aPerson(app, { admin: true });
    const person = await employee();
    await takeCheck(world, person, best);
    const earlier = await matchOf(person);
    const { id, requirements } = await admin.post(`/profiles/${world.profileId}/next-version`);
    const profile = await admin.get(`/profiles/${id as string}`);
    const higher = (requirements as { minimum: number }[]).map((one) => ({ ...one, minimum: 8 }));
    const { title, domain, group, careerLevel } = profile;
    const summary = { de: 'Neu' };
    await admin.put(
      `/profiles/${id as string}`,
      { title, summary, domain, group, careerLevel, requirements: higher },
      { 'if-match': '"1"' },
    );
    await admin.post(`/profiles/${id as string}/publish`);
    expect(await matchOf(person)).toEqual(earlier);
    const later = (await person.get(`/me/matches?profileId=${id as string}`)).items[0] as MatchView;
    expect(later.fit).toBeLessThan(earlier.fit!);
    await app.sql(`DELETE FROM requirements WHERE profile_id = $1`, [id]);
    await app.sql(`DELETE FROM profiles WHERE id = $1`, [id]);
    await app.sql(`UPDATE profiles SET state = 'published' WHERE id = $1`, [world.profileId]);
  });

  describe('before a new version is published', () => {
    it('is previewed in counts of the last quarter that name no small group', async () => {
      const admin = await aPerson(app, { admin: true });
      await app.sql('TRUNCATE results CASCADE');
      const people = await Promise.all(Array.from({ length: 14 }, employee));
      for (const [at, person] of people.entries()) await takeCheck(world, person, at < 8 ? best : lowest);
      const { from } = reportingPeriod(berlinDay(new Date()));
      await app.sql(`UPDATE results SET measured_at = $1::date + interval '9 hours'`, [from]);
      const impactOf = async (minimums: Record<string, number>) => {
        const asks = Object.entries(minimums).map(([competence, minimum]) => ({
          competence,
          minimum,
          weight: 1,
          essential: true,
        }));
        const id = await aProfile(app, world.frameworkId, {
          code: `entwurf-${Math.random()}`,
          state: 'draft',
          requirements: asks,
        });
        await app.sql(`UPDATE profiles SET code = 'buergerbuero', version = 2 WHERE id = $1`, [id]);
        const impact = await admin.get(`/profiles/${id}/impact`);
        await app.sql(`DELETE FROM requirements WHERE profile_id = $1`, [id]);
        await app.sql(`DELETE FROM profiles WHERE id = $1`, [id]);
        return impact;
      };
      const impact = await impactOf({ '1.1': 8, '5.1': 2 });
      expect(impact).toMatchObject({ comparedWith: world.profileId, minimumSize: 5 });
      expect(impact.period.name).toMatch(/^\d{4}-Q[1-4]$/);
      expect(impact.requirements).toMatchObject([
        { competence: '1.1', before: 3, after: 8, measured: 15, gain: 0, lose: null },
        { competence: '2.1', before: 4, after: null, gain: 0, lose: 10 },
        { competence: '5.1', before: 2, after: 2, gain: 0, lose: 0 },
      ]);
      const person = await employee();
      expect((await person.attempt('GET', `/profiles/${world.profileId}/impact`)).status).toBe(403);
    });
  });

  it('ranks all published posts by fit and coverage, whichever framework of the vocabulary they use', async () => {
    const only = (competence: string, minimum: number) => [{ competence, minimum, weight: 1, essential: true }];
    const sibling = await aFramework(app, { code: 'schwester' });
    const foreign = await aFramework(app, { code: 'fremd', vocabulary: 'other' });
    const easy = await aProfile(app, sibling, { code: 'einstieg', requirements: only('1.1', 1) });
    const hard = await aProfile(app, world.frameworkId, { code: 'spitze', requirements: only('1.1', 8) });
    const other = await aProfile(app, foreign, { code: 'anders', requirements: only('1.1', 1) });
    const draft = await aProfile(app, sibling, { code: 'entwurf', state: 'draft', requirements: only('1.1', 1) });

    const person = await employee();
    await takeCheck(world, person, (item) =>
      item.kind === 'self-rating' ? { kind: 'self-rating', option: 2 } : item.best,
    );
    const { items, thinlyCovered }: MatchList = await person.get('/me/matches');
    const ids = items.map(({ profileId }) => profileId);
    expect(ids[0]).toBe(easy);
    expect(ids.at(-1)).toBe(hard);
    expect(ids).not.toContain(draft);
    expect(thinlyCovered).toMatchObject([{ profileId: other, fit: null, coverage: 0 }]);

    const actor = { personId: person.id, sessionId: '', admin: false, memberships: [] };
    const ranking = await app.get(MatchingService).ranking(actor);
    expect(ranking.map(({ profileId }) => profileId)).toEqual([...ids, other]);
  });

  it('is for employees only, and knows no drafts', async () => {
    const admin = await aPerson(app, { admin: true });
    expect((await admin.attempt('GET', '/me/matches')).status).toBe(403);
    const draft = await aProfile(app, world.frameworkId, { code: 'neu', state: 'draft' });
    const person = await employee();
    const { status, body } = await person.attempt('GET', `/me/matches?profileId=${draft}`);
    expect([status, body.code]).toEqual([404, 'profile-not-found']);
  });
});

import { readFileSync } from 'node:fs';
import path from 'node:path';

import { PersonsService } from '../../src/accounts/index.js';
import { CompletionsService } from '../../src/courses/index.js';
import { PathPlans } from '../../src/paths/path-plans.service.js';
import { PathRequests } from '../../src/paths/path-requests.service.js';
import { startApp, type TestApp } from '../support/app.js';
import { aCourse, aPerson, demoCatalogue } from '../support/courses.js';
import { anOpenProgramme } from '../support/vouchers.js';
import { answerAsLevel, type Caller, signIn } from '../support/story.js';

const PASSWORD = 'Ein-langes-Passwort-2026';
const SOURCE = path.resolve(import.meta.dirname, '../../src');

interface Step {
  readonly competence: string;
  readonly from: number;
  readonly to: number;
  readonly closed: boolean;
}
interface PathCourse {
  readonly courseId: string;
  readonly minutes: number;
  readonly priceCents: number;
  readonly closes: readonly Step[];
  readonly reasons: {
    readonly costWithout: { readonly minutes: number };
    readonly gapsLost: readonly string[];
    readonly replacedBy: readonly string[];
  };
}
interface Gap {
  readonly competence: string;
  readonly from: number;
  readonly to: number;
  readonly reason?: string;
}
interface Level {
  readonly competence: string;
  readonly from: number;
  readonly to: number;
  readonly level: number;
}

describe('the learning path of an employee', () => {
  let app: TestApp;
  let admin: Caller & { id: string };
  let employee: Caller;
  let employeeId: string;
  let profileId: string;

  beforeAll(async () => {
    app = await startApp();
    admin = await aPerson(app, 'admin@lernlotse.example', { admin: true });
    await ownContent();
    const municipalityId = await anAdministrationWithAgreement();
    ({ id: employeeId } = await join('kim@stadt.example', municipalityId, 'employee'));
    employee = await signIn(app, 'kim@stadt.example', PASSWORD);
    profileId = await aProfile();
  });
  afterAll(() => app.close());

  async function ownContent(): Promise<void> {
    const file = (name: string) => readFileSync(path.join(SOURCE, name));
    await admin.upload('framework', 'f.json', file('competencies/content/kommunal.framework.json'));
    await admin.upload('items', 'i.json', file('competencies/content/kommunal.items.json'));
    await admin.upload('courses', 'c.json', demoCatalogue());
  }

  function join(email: string, municipalityId: string, role: 'employee' | 'hr') {
    const name = { givenName: 'Kim', familyName: 'Muster' };
    const memberships = [{ municipalityId, role, unit: 'Bürgerbüro' }];
    return app
      .get(PersonsService)
      .provide({ email, ...name, password: PASSWORD, admin: false, demo: false, memberships });
  }

  async function anAdministrationWithAgreement(): Promise<string> {
    const municipalityId = '00000000-0000-4000-8000-000000000001';
    await app.sql(
      `INSERT INTO municipalities (id, ars, name, kind, population, source, updated_at)
       VALUES ($1, '073999999999', 'Musterstadt', 'independent-city', 1000, 'test', now())`,
      [municipalityId],
    );
    await join('hr@stadt.example', municipalityId, 'hr');
    const hr = await signIn(app, 'hr@stadt.example', PASSWORD);
    const clauses = {
      purposes: ['personal-development'],
      resultsVisibleTo: 'person-only',
      retentionMonths: 24,
      minimumGroupSize: 5,
      remindersAllowed: true,
      retakeAfterDays: 30,
    };
    const agreement = { reference: 'DV 1', agreedOn: '2026-01-01', clauses };
    await hr.put(`/municipalities/${municipalityId}/works-agreement`, agreement);
    await admin.post(`/municipalities/${municipalityId}/works-agreement/confirm`);
    return municipalityId;
  }

  async function aProfile(): Promise<string> {
    const { items } = await admin.get('/frameworks');
    const framework = (items as { id: string; code: string }[]).find(({ code }) => code === 'kommunal');
    const asks = { maximum: null, weight: 3, alternative: null };
    const { id } = await admin.post('/profiles', {
      code: 'auskunft',
      frameworkId: framework!.id,
      title: { de: 'Auskunft', en: 'Information desk' },
      summary: { de: 'Gibt Auskunft.', en: 'Gives information.' },
      domain: 'cross-cutting',
      group: 'specialist',
      careerLevel: 'clerk',
      requirements: [
        { competence: '1.1', minimum: 5, essential: true, ...asks },
        { competence: '2.1', minimum: 5, essential: true, ...asks },
        { competence: '4.2', minimum: 5, essential: false, ...asks },
      ],
    });
    await admin.post(`/profiles/${id as string}/publish`);
    return id as string;
  }

  function myPath(query = '') {
    return employee.get(`/me/path?profileId=${profileId}${query}`);
  }

  it('asks to be measured first, and plans nothing that is not measured', async () => {
    const nothing = await myPath();
    expect(nothing).toMatchObject({ courses: [], gapsClosed: [], gapsOpen: [] });
    expect((nothing.measureFirst as Gap[]).map(({ competence }) => competence)).toEqual(['1.1', '2.1', '4.2']);
    expect(nothing.cost).toEqual({ minutes: 0, priceCents: 0, courses: 0, vouchers: 0 });
  });

  describe('after a check', () => {
    let gaps: readonly Gap[];

    beforeAll(async () => {
      const { version } = await employee.get('/privacy-notice');
      await employee.post('/privacy-notice/acknowledgements', { version });
      const check = await employee.post('/checks', { profileId });
      const { competencies } = await answerAsLevel(employee, check.id as string, 2);
      gaps = (competencies as Level[])
        .filter(({ level }) => level < 5)
        .map(({ competence, level }) => ({ competence, from: level, to: 5 }));
      expect(gaps.length).toBeGreaterThan(1);
    });

    it('closes the gaps from the level reached to the minimum', async () => {
      const { gapsClosed, gapsOpen, measureFirst } = await myPath();
      expect(measureFirst).toEqual([]);
      expect(gapsOpen).toEqual([]);
      const bounds = (gapsClosed as Gap[]).map(({ competence, from, to }) => ({ competence, from, to }));
      expect(bounds).toEqual(gaps);
    });

    it('orders the courses so that every entry level is met, and adds up', async () => {
      const { courses, cost } = await myPath();
      const levels = new Map(gaps.map(({ competence, from }) => [competence, from]));
      for (const { courseId, closes } of courses as PathCourse[]) {
        const { lessons, requirements } = await employee.get(`/courses/${courseId}`);
        for (const { competence, level } of requirements as Level[]) {
          expect(levels.get(competence) ?? 0).toBeGreaterThanOrEqual(level);
        }
        for (const { competence, from, to } of lessons as Level[]) {
          if ((levels.get(competence) ?? 0) >= from) levels.set(competence, Math.max(to, levels.get(competence) ?? 0));
        }
        for (const { competence, to } of closes) expect(levels.get(competence)).toBe(to);
      }
      for (const { competence, to } of gaps) expect(levels.get(competence)).toBeGreaterThanOrEqual(to);
      const sum = (of: 'minutes' | 'priceCents') => (courses as PathCourse[]).reduce((all, one) => all + one[of], 0);
      expect(cost).toEqual({
        minutes: sum('minutes'),
        priceCents: sum('priceCents'),
        courses: courses.length,
        vouchers: 0,
      });
    });

    it('gives for every course reasons that can be recomputed', async () => {
      const { courses, cost, gapsClosed } = await myPath();
      const inPath = (courses as PathCourse[]).map(({ courseId }) => courseId);
      for (const { courseId, reasons } of courses as PathCourse[]) {
        expect(reasons.replacedBy).not.toContain(courseId);
        expect(reasons.replacedBy.filter((id) => inPath.includes(id))).toEqual([]);
        const closed = (gapsClosed as Gap[]).map(({ competence }) => competence);
        expect(reasons.gapsLost.filter((competence) => !closed.includes(competence))).toEqual([]);
        if (reasons.gapsLost.length === 0) expect(reasons.costWithout).not.toEqual(cost);
      }
    });

    it('is planned once, and again as soon as limits, marks or the catalogue are others', async () => {
      const actor = { personId: employeeId, sessionId: 's', admin: false, memberships: [] };
      const plans = app.get(PathPlans);
      const planOf = async (limits: object = {}) =>
        plans.of(await app.get(PathRequests).of(actor, { profileId, ...limits }));
      const first = await planOf();
      expect(await planOf()).toBe(first);
      expect(await planOf({ maxHours: 3 })).not.toBe(first);

      const [{ courseId }] = (await myPath()).courses as [PathCourse];
      await employee.put(`/me/path/marks/${courseId}`, { kind: 'pin' });
      expect(await planOf()).not.toBe(first);
      await employee.attempt('DELETE', `/me/path/marks/${courseId}`);
      expect(await planOf()).toBe(first);

      await app.sql('UPDATE courses SET revision = revision + 1 WHERE id = $1', [courseId]);
      expect(await planOf()).not.toBe(first);
    });

    it('keeps within the limits and says that they bind', async () => {
      const { courses, gapsOpen, cost, bound } = await myPath('&maxHours=1.5');
      expect(cost.minutes).toBeLessThanOrEqual(90);
      expect(courses.length).toBe(cost.courses);
      expect((gapsOpen as Gap[]).map(({ reason }) => reason)).toContain('limits');
      expect(bound).toBeNull();
      expect((await myPath('&maxPriceCents=0')).cost.priceCents).toBe(0);
      expect((await myPath('&language=fr')).courses).toEqual([]);
    });

    it('keeps a course out that is dismissed with a reason, and lets the person take that back', async () => {
      const before = await myPath();
      const [first] = before.courses as PathCourse[];
      const mark = `/me/path/marks/${first!.courseId}`;
      const said = await employee.put(mark, { kind: 'dismissal', reason: '  Kenne ich schon ' });
      expect(said).toMatchObject({ courseId: first!.courseId, kind: 'dismissal', reason: 'Kenne ich schon' });
      const after = await myPath();
      expect((after.courses as PathCourse[]).map(({ courseId }) => courseId)).not.toContain(first!.courseId);
      expect(after.marks).toEqual([said]);
      const why = await employee.get(`/me/path/why-not/${first!.courseId}?profileId=${profileId}`);
      expect(why.reason).toBe('dismissed');
      await employee.attempt('DELETE', mark);
      await employee.attempt('DELETE', mark);
      expect(await myPath()).toEqual(before);
    });

    it('takes a pinned course in, and says of one without a place why', async () => {
      const inPath = ((await myPath()).courses as PathCourse[]).map(({ courseId }) => courseId);
      const { items } = await employee.get('/courses?limit=100');
      const other = (items as { id: string; lessons: Level[]; requirements: Level[] }[]).find(
        ({ id, lessons, requirements }) =>
          !inPath.includes(id) && requirements.length === 0 && lessons.some(({ from }) => from === 0),
      )!.id;
      await employee.put(`/me/path/marks/${other}`, { kind: 'pin' });
      const pinned = await myPath();
      const parts = (pinned.courses as (PathCourse & { part: string })[]).map(({ courseId, part }) => [courseId, part]);
      expect(parts).toContainEqual([other, 'pinned']);
      expect(pinned.pinsLeft).toEqual([]);
      const french = await myPath('&language=fr');
      expect(french.pinsLeft).toEqual([
        { courseId: other, reason: 'language', missing: [], costWith: null, gapsLost: [] },
      ]);
      expect((await myPath('&maxHours=0')).pinsLeft).toMatchObject([{ courseId: other, reason: 'no-room' }]);
      await employee.attempt('DELETE', `/me/path/marks/${other}`);
    });

    it('shows marks to nobody else, and refuses what makes no mark', async () => {
      const [{ courseId }] = (await myPath()).courses as [PathCourse];
      const at = `/me/path/marks/${courseId}`;
      const put = async (to: string, body: object, caller: Caller = employee) => {
        const answer = await caller.attempt('PUT', to, { body });
        return [answer.status, answer.body.code];
      };
      const unknown = '/me/path/marks/00000000-0000-4000-8000-000000000000';
      expect(await put(at, { kind: 'dismissal' })).toEqual([422, 'mark-reason-missing']);
      expect(await put(at, { kind: 'dismissal', reason: '   ' })).toEqual([400, 'input-invalid']);
      expect(await put(at, { kind: 'dismissal', reason: 'x'.repeat(501) })).toEqual([400, 'input-invalid']);
      expect(await put(at, { kind: 'love' })).toEqual([400, 'input-invalid']);
      expect(await put(unknown, { kind: 'pin' })).toEqual([404, 'course-not-found']);
      const elsewhere = '00000000-0000-4000-8000-000000000009';
      expect(await put(at, { kind: 'pin', municipalityId: elsewhere })).toEqual([403, 'not-your-municipality']);
      expect(await put(at, { kind: 'pin' }, admin)).toEqual([403, 'not-permitted']);
      expect((await myPath()).marks).toEqual([]);
    });

    it('keeps to ten pins, also when they come at once', async () => {
      const { items } = await employee.get('/courses?limit=14');
      const ids = (items as { id: string }[]).map(({ id }) => id);
      const pin = (id: string) => employee.attempt('PUT', `/me/path/marks/${id}`, { body: { kind: 'pin' } });
      const answers = await Promise.all(ids.map(pin));
      const refused = answers.filter(({ status }) => status !== 200);
      expect(refused.map(({ status, body }) => [status, body.code])).toEqual(
        Array.from({ length: ids.length - 10 }, () => [409, 'marks-too-many']),
      );
      const { marks } = await myPath();
      expect(marks).toHaveLength(10);
      await Promise.all(ids.map((id) => employee.attempt('DELETE', `/me/path/marks/${id}`)));
    });

    it('plans with as many vouchers as are held and asked for, and never with more', async () => {
      const lessons = (competence: string) => [{ competence, from: 0, to: 8 }];
      const priced = [aCourse({ code: 'P-1', minutes: 2, priceCents: 9_000, lessons: lessons('1.1') })];
      priced.push(aCourse({ code: 'P-2', minutes: 2, priceCents: 4_000, lessons: lessons('2.1') }));
      priced.push(aCourse({ code: 'P-3', minutes: 2, priceCents: 0, lessons: lessons('4.2') }));
      const ids: string[] = [];
      for (const course of priced) ids.push((await admin.post('/courses', course)).id as string);
      for (const id of ids) await admin.post(`/courses/${id}/publish`);
      const hr = await signIn(app, 'hr@stadt.example', PASSWORD);
      const vouchers: string[] = [];
      const plan = async (query: string) => {
        const { cost, nextVoucher } = await myPath(query);
        return [cost.priceCents, cost.vouchers, nextVoucher];
      };
      const next = (spares: number) => ({ spares, closes: [] });
      expect(await plan('&maxVouchers=5')).toEqual([13_000, 0, null]);
      for (const title of ['Eins', 'Zwei']) {
        const programmeId = await anOpenProgramme(admin, { title: { de: title } });
        if (vouchers.length === 0) expect(await plan('')).toEqual([13_000, 0, next(9_000)]);
        vouchers.push((await hr.post('/vouchers', { programmeId, personId: employeeId })).id as string);
      }
      expect(await plan('&maxVouchers=0')).toEqual([13_000, 0, next(9_000)]);
      expect(await plan('&maxVouchers=1')).toEqual([4_000, 1, next(4_000)]);
      for (const query of ['', '&maxVouchers=2', '&maxVouchers=100']) expect(await plan(query)).toEqual([0, 2, null]);
      for (const wrong of ['-1', '101', '1.5', 'x']) {
        const { status, body } = await employee.attempt('GET', `/me/path?profileId=${profileId}&maxVouchers=${wrong}`);
        expect([wrong, status, body.code]).toEqual([wrong, 400, 'input-invalid']);
      }
      for (const id of vouchers) await hr.post(`/vouchers/${id}/revoke`, { reason: 'Nicht mehr nötig' });
      expect(await plan('&maxVouchers=2')).toEqual([13_000, 0, next(9_000)]);
      for (const id of ids) await admin.post(`/courses/${id}/withdraw`);
    });

    it('leaves out what is completed and starts from what it claims, without touching the match', async () => {
      const match = await employee.get(`/me/matches?profileId=${profileId}`);
      const before = await myPath();
      const [first] = before.courses as PathCourse[];
      const actor = { personId: admin.id, sessionId: 's', admin: true, memberships: [] };
      await app.get(CompletionsService).record(actor, { personId: employeeId, courseId: first!.courseId });
      const after = await myPath();
      expect((after.courses as PathCourse[]).map(({ courseId }) => courseId)).not.toContain(first!.courseId);
      const fromOf = (gapsOfPath: readonly Gap[], of: string) =>
        gapsOfPath.find(({ competence }) => competence === of)!.from;
      for (const { competence, to } of first!.closes) expect(fromOf(after.gapsClosed as Gap[], competence)).toBe(to);
      expect(await employee.get(`/me/matches?profileId=${profileId}`)).toEqual(match);
    });
  });

  it.each<[string, string, number, string]>([
    ['no profile', '', 400, 'input-invalid'],
    ['an unknown profile', '?profileId=00000000-0000-4000-8000-000000000000', 404, 'profile-not-found'],
    ['a limit below zero', '?profileId=00000000-0000-4000-8000-000000000000&maxHours=-1', 400, 'input-invalid'],
  ])('is refused with %s', async (_, query, status, code) => {
    const answer = await employee.attempt('GET', `/me/path${query}`);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });

  it('is for employees only', async () => {
    const { status, body } = await admin.attempt('GET', `/me/path?profileId=${profileId}`);
    expect([status, body.code]).toEqual([403, 'not-permitted']);
  });
});

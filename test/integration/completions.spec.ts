import { CompletionsService } from '../../src/courses/index.js';
import { startApp, type TestApp } from '../support/app.js';
import { aCheckWorld, anAgreement, lowest, takeCheck } from '../support/checks.js';
import { aCourse as taught } from '../support/courses.js';
import { aPlatform, aStatement } from '../support/platforms.js';
import { anOpenProgramme, aCourse, aPerson, aTown, type Somebody, type Town } from '../support/vouchers.js';

const PROOF = { kind: 'text', text: 'Teilnahmebestätigung vom 3. Mai, Nummer 4711' };

describe('Somebody has completed a course', () => {
  let app: TestApp;
  let admin: Somebody;
  let here: Town;
  let there: Town;
  let kim: Somebody;
  let courseId: string;

  beforeAll(async () => {
    app = await startApp();
    admin = await aPerson(app, { admin: true });
    here = await aTown(app, 1);
    there = await aTown(app, 2);
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    kim = await aPerson(app, { municipalityId: here.id });
    courseId = await aCourse(app);
  });

  const claim = async (person: Somebody = kim, proof: object = PROOF): Promise<string> =>
    (await person.post('/me/completions', { courseId, proof })).id as string;
  const waiting = async (hr: Somebody): Promise<readonly { id: string }[]> => {
    const { items } = await hr.get('/completion-claims');
    return items as { id: string }[];
  };
  const completed = (person: Somebody = kim) => app.get(CompletionsService).of(person.id);

  describe('and says so with proof', () => {
    it('which HR of the municipality sees and confirms; then the proof is erased', async () => {
      const id = await claim();
      expect(await completed()).toEqual([]);
      const [shown, ...others] = (await waiting(here.hr)).filter((one) => one.id === id);
      expect(others).toEqual([]);
      expect(Object.keys(shown!).sort()).toEqual(
        ['claimedAt', 'courseId', 'courseTitle', 'id', 'person', 'personId', 'proof', 'state'].sort(),
      );
      expect(shown).toMatchObject({ proof: PROOF, person: { familyName: 'Muster' }, state: 'claimed' });
      expect(await here.hr.post(`/completion-claims/${id}/confirm`)).toEqual({ id, state: 'confirmed' });
      expect(await completed()).toMatchObject([{ courseId }]);
      expect(await kim.get('/me/completions')).toMatchObject({
        completions: [{ courseId }],
        claims: [{ id, state: 'confirmed', proof: null }],
      });
      expect((await waiting(here.hr)).map((one) => one.id)).not.toContain(id);
    });

    it('which HR may decline with a reason, and the person may hand in another one', async () => {
      const id = await claim();
      await here.hr.post(`/completion-claims/${id}/decline`, { reason: 'Bitte mit Datum' });
      const { claims, completions } = await kim.get('/me/completions');
      expect([claims[0].state, claims[0].reason, claims[0].proof, completions]).toEqual([
        'declined',
        'Bitte mit Datum',
        null,
        [],
      ]);
      const url = 'https://kurse.example/zertifikat/1';
      const again = await claim(kim, { kind: 'url', url });
      expect((await waiting(here.hr)).find((one) => one.id === again)).toMatchObject({ proof: { kind: 'url', url } });
    });

    it('and takes it back while nobody has decided', async () => {
      const id = await claim();
      expect(await kim.post(`/me/completions/${id}/withdraw`)).toEqual({ id, state: 'withdrawn' });
      const late = await here.hr.attempt('POST', `/completion-claims/${id}/confirm`);
      expect([late.status, late.body.code]).toEqual([409, 'claim-already-decided']);
      expect(await claim()).not.toBe(id);
    });

    it('which moves the voucher that paid for it', async () => {
      const programmeId = await anOpenProgramme(admin);
      const voucher = await here.hr.post('/vouchers', { programmeId, personId: kim.id, courseId });
      await kim.post(`/vouchers/${voucher.id as string}/redeem`);
      await here.hr.post(`/completion-claims/${await claim()}/confirm`);
      const { items } = await kim.get('/vouchers');
      expect(items).toMatchObject([{ id: voucher.id, state: 'completed' }]);
    });

    it('only once: neither twice at a time nor when it is recorded already', async () => {
      const id = await claim();
      const twice = await kim.attempt('POST', '/me/completions', { body: { courseId, proof: PROOF } });
      expect([twice.status, twice.body.code]).toEqual([409, 'one-open-claim-per-course']);
      await here.hr.post(`/completion-claims/${id}/confirm`);
      const late = await kim.attempt('POST', '/me/completions', { body: { courseId, proof: PROOF } });
      expect([late.status, late.body.code]).toEqual([409, 'course-already-completed']);
    });

    it.each<[string, object, number, string]>([
      ['no words', { kind: 'text', text: ' ' }, 422, 'proof-incomplete'],
      ['no address', { kind: 'url' }, 422, 'proof-incomplete'],
      ['an address that runs code', { kind: 'url', url: 'javascript:alert(1)' }, 400, 'input-invalid'],
      ['another kind', { kind: 'file' }, 400, 'input-invalid'],
    ])('but not with %s', async (_, proof, status, code) => {
      const answer = await kim.attempt('POST', '/me/completions', { body: { courseId, proof } });
      expect([answer.status, answer.body.code]).toEqual([status, code]);
    });

    it('and the course platform’s word settles it as well', async () => {
      const id = await claim();
      const platform = await aPlatform(app, admin, 'Lernwerkstatt');
      const { participantId } = await kim.post('/me/participant-ids', { courseId });
      await platform.send(aStatement(participantId as string, `urn:kurs:${courseId}`));
      expect((await kim.get('/me/completions')).claims).toMatchObject([{ id, state: 'confirmed', proof: null }]);
      expect(await completed()).toMatchObject([{ courseId }]);
    });
  });

  it('and the path starts from what it claims; result, match and the days until a new check stay', async () => {
    const world = await aCheckWorld(app);
    await app.sql(`UPDATE frameworks SET vocabulary = 'DigComp'`);
    await anAgreement(app, world.municipalityId, { retakeAfterDays: 30 });
    const result = await takeCheck(world, world.employee, lowest);
    const mine = (what: string) => world.employee.get(`/me/${what}?profileId=${world.profileId}`);
    const gapOf = async (): Promise<object | undefined> => {
      const { gapsClosed, gapsOpen } = await mine('path');
      return [...gapsClosed, ...gapsOpen].find(
        ({ competence }: { competence: string }) => competence === '2.1',
      ) as object;
    };
    const course = await admin.post('/courses', taught({ lessons: [{ competence: '2.1', from: 0, to: 3 }] }));
    await admin.post(`/courses/${course.id as string}/publish`);
    const [before, match] = [await gapOf(), await mine('matches')];
    expect(before).toMatchObject({ to: 4 });
    const proof = { courseId: course.id, proof: PROOF };
    const { id } = await world.employee.post('/me/completions', proof);
    expect(await gapOf()).toEqual(before);
    await world.hr.post(`/completion-claims/${id as string}/confirm`);
    expect(await gapOf()).toMatchObject({ from: 3, to: 4 });
    expect(await mine('matches')).toEqual(match);
    expect(await world.employee.get(`/checks/${result.checkId as string}/result`)).toMatchObject({
      competencies: result.competencies,
    });
    const again = await world.employee.attempt('POST', '/checks', { body: { profileId: world.profileId } });
    expect([again.status, again.body.code]).toEqual([409, 'retake-too-early']);
  });

  describe('and who decides is', () => {
    const decide = (who: Somebody, id: string) => who.attempt('POST', `/completion-claims/${id}/confirm`);

    it('never HR of another municipality, who does not even learn of it', async () => {
      const id = await claim();
      const { status, body } = await decide(there.hr, id);
      expect([status, body.code]).toEqual([404, 'claim-not-found']);
      expect(await waiting(there.hr)).toEqual([]);
      const foreign = await there.hr.attempt('GET', `/completion-claims?municipalityId=${here.id}`);
      expect([foreign.status, foreign.body.code]).toEqual([403, 'not-your-municipality']);
    });

    it('never the person, also when the person is HR', async () => {
      const id = await claim(here.hr);
      const { status, body } = await decide(here.hr, id);
      expect([status, body.code]).toEqual([403, 'nobody-decides-own-claim']);
      expect((await decide(kim, id)).status).toBe(403);
    });

    it('an admin only where the person is the only one in HR', async () => {
      const [ofKim, ofHr] = [await claim(), (await waiting(here.hr)).length > 0 ? await claim(there.hr) : ''];
      expect((await decide(admin, ofKim)).status).toBe(404);
      const { items } = await admin.get(`/completion-claims?municipalityId=${there.id}`);
      expect(items).toMatchObject([{ id: ofHr }]);
      expect((await decide(admin, ofHr)).status).toBe(200);
      expect(await completed(there.hr)).toMatchObject([{ courseId }]);
    });

    it('one of two at the same time', async () => {
      const colleague = await aPerson(app, { municipalityId: here.id, role: 'hr' });
      const id = await claim();
      const both = await Promise.all([decide(here.hr, id), decide(colleague, id)]);
      expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    });
  });
});

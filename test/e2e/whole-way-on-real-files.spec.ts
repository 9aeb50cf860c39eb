import { readFileSync } from 'node:fs';
import path from 'node:path';

import { PersonsService } from '../../src/accounts/index.js';
import { CommandRegistry } from '../../src/platform/commands/command.registry.js';
import { startApp, type TestApp } from '../support/app.js';
import { digcompsatAsItemBank } from '../support/digcompsat.js';
import { sharedFile, withShared } from '../support/shared.js';
import { answerAsLevel, type Caller, signIn } from '../support/story.js';

const PASSWORD = 'Ein-langes-Passwort-2026';
const OWN_COURSES = path.resolve(import.meta.dirname, '../../src/courses/content/kommunal.moochub.json');
const KANDEL = '073345004';

describe('From real files to a tallied voucher', () => {
  let app: TestApp;
  let admin: Caller;

  beforeAll(async () => {
    app = await startApp();
    await provide('admin@lernlotse.example', { admin: true });
    admin = await signIn(app, 'admin@lernlotse.example', PASSWORD);
  });
  afterAll(() => app.close());

  withShared(
    'an employee of Kandel gets the voucher that closes a gap, and everybody sees the same tally',
    async () => {
      await importEverything();
      const kandel = await theMunicipality('Kandel');
      await peopleOf(kandel.id);
      const profileId = await aPublishedProfile();
      const programmeId = await aDistributedProgramme();
      await anAgreementInForce(kandel.id);

      const employee = await signIn(app, 'erika@kandel.example', PASSWORD);
      const check = await aSubmittedCheck(employee, profileId);
      await theResultFollowsFromTheAnswers();
      const course = await theFirstPaidCourseOfThePath(employee, profileId, check.checkId as string);
      await theVoucherIsRedeemed(employee, programmeId, course);
      await theTallyIs(programmeId, kandel.id);
    },
  );

  async function importEverything(): Promise<void> {
    const framework = await admin.upload(
      'framework',
      'DigComp.xlsx',
      sharedFile('DigComp 3.0 Data Supplement 24 Nov 2025.xlsx'),
    );
    expect(framework.counts).toMatchObject({ rejected: 0 });
    const register = await admin.upload('municipalities', 'GV100AD.txt', sharedFile('GV100AD_31082025_RLP.txt'));
    expect(register.counts).toMatchObject({ created: 194, rejected: 0 });
    const items = await admin.upload('items', 'digcompsat.json', JSON.stringify(digcompsatAsItemBank()));
    expect(items.counts).toMatchObject({ rejected: 0 });
    const courses = await admin.upload('courses', 'catalogue.json', readFileSync(OWN_COURSES));
    expect(courses.counts.created).toBeGreaterThanOrEqual(80);
  }

  async function theMunicipality(name: string): Promise<{ id: string; ars: string }> {
    const { items } = await admin.get(`/municipalities?search=${encodeURIComponent(name)}`);
    const found = (items as { id: string; ars: string }[]).find(({ ars }) => ars.startsWith(KANDEL));
    expect(found).toBeDefined();
    return found!;
  }

  async function provide(
    email: string,
    roles: { admin?: boolean; municipalityId?: string; role?: 'employee' | 'hr' },
  ): Promise<void> {
    const { municipalityId, role = 'employee' } = roles;
    await app.get(PersonsService).provide({
      email,
      givenName: email.split('@')[0]!,
      familyName: 'Muster',
      password: PASSWORD,
      admin: roles.admin ?? false,
      demo: false,
      memberships: municipalityId === undefined ? [] : [{ municipalityId, role, unit: 'Bürgerbüro' }],
    });
  }

  async function peopleOf(municipalityId: string): Promise<void> {
    await provide('hr@kandel.example', { municipalityId, role: 'hr' });
    await provide('erika@kandel.example', { municipalityId });
  }

  async function aPublishedProfile(): Promise<string> {
    const { items: frameworks } = await admin.get('/frameworks');
    const digcomp = (frameworks as { id: string; code: string }[]).find(({ code }) => code === 'digcomp')!;
    const requirement = { maximum: null, weight: 3, essential: true, alternative: null };
    const profile = await admin.post('/profiles', {
      code: 'buergerbuero-kandel',
      frameworkId: digcomp.id,
      title: { de: 'Bürgerbüro', en: 'Citizen office' },
      summary: { de: 'Berät Menschen am Schalter.', en: 'Advises people at the counter.' },
      domain: 'cross-cutting',
      group: 'specialist',
      careerLevel: 'clerk',
      requirements: ['1.1', '1.2', '2.1', '4.2'].map((competence) => ({ competence, minimum: 4, ...requirement })),
    });
    await admin.post(`/profiles/${profile.id as string}/publish`);
    return profile.id as string;
  }

  async function aDistributedProgramme(): Promise<string> {
    const programme = await admin.post('/programmes', {
      title: { de: 'Bildungsgutscheine', en: 'Training vouchers' },
      total: 2750,
      reserve: 0,
      limitPerYear: 1,
      validityDays: 180,
      objectionDays: 0,
      startsOn: '2026-01-01',
      endsOn: '2099-12-31',
    });
    const input = { method: 'sainte-lague', weights: 'population', minimum: 0, maximum: null, exclude: ['district'] };
    const preview = await admin.post(`/programmes/${programme.id as string}/distribution/preview`, input);
    const granted = (preview.allotments as { granted: number }[]).map((allotment) => allotment.granted);
    expect([granted.length, Math.min(...granted), Math.max(...granted)]).toEqual([170, 5, 150]);
    expect(granted.reduce((sum, seats) => sum + seats, 0)).toBe(2750);
    await admin.post(`/programmes/${programme.id as string}/distribution`, input);
    await admin.post(`/programmes/${programme.id as string}/open`);
    return programme.id as string;
  }

  async function anAgreementInForce(municipalityId: string): Promise<void> {
    const hr = await signIn(app, 'hr@kandel.example', PASSWORD);
    await hr.put(`/municipalities/${municipalityId}/works-agreement`, {
      reference: 'DV 2026/04',
      agreedOn: '2026-10-01',
      clauses: {
        purposes: ['Qualifizierungsgespräch'],
        resultsVisibleTo: 'hr-on-release',
        retentionMonths: 24,
        minimumGroupSize: 5,
        remindersAllowed: true,
        retakeAfterDays: 90,
      },
    });
    const alone = await hr.attempt('POST', `/municipalities/${municipalityId}/works-agreement/confirm`);
    expect(alone.status).toBeGreaterThanOrEqual(403);
    await admin.post(`/municipalities/${municipalityId}/works-agreement/confirm`);
  }

  async function aSubmittedCheck(employee: Caller, profileId: string): Promise<{ checkId: unknown }> {
    const early = await employee.attempt('POST', '/checks', { body: { profileId } });
    expect([early.status, early.body.code]).toEqual([403, 'privacy-notice-not-acknowledged']);
    const { version } = await employee.get('/privacy-notice');
    await employee.post('/privacy-notice/acknowledgements', { version });
    const check = await employee.post('/checks', { profileId });
    const result = await answerAsLevel(employee, check.id as string, 2);
    expect(result.competencies).toHaveLength(4);
    return { checkId: check.id };
  }

  async function theResultFollowsFromTheAnswers(): Promise<void> {
    const { command, rest } = app.get(CommandRegistry).find(['verify', 'results'])!;
    const said: string[] = [];
    await command.run(rest, (line) => said.push(line));
    expect(said).toEqual([
      '1 results with 4 competences recomputed from answers and instrument version.',
      'All are the same to the last bit.',
    ]);
  }

  async function theFirstPaidCourseOfThePath(employee: Caller, profileId: string, checkId: string): Promise<string> {
    const result = await employee.get(`/checks/${checkId}/result`);
    const measured = (result.competencies as { measured: boolean; level: number }[]).filter((one) => one.measured);
    expect(measured.length).toBeGreaterThan(0);
    const { items: matches } = await employee.get(`/me/matches?profileId=${profileId}`);
    expect(matches[0]).toMatchObject({ profileId, coverage: measured.length / 4 });
    const learningPath = await employee.get(`/me/path?profileId=${profileId}&maxHours=200`);
    expect(learningPath.courses.length).toBeGreaterThan(0);
    // A course that costs nothing takes no voucher.
    const paid = (learningPath.courses as { courseId: string; priceCents: number }[]).find((one) => one.priceCents > 0);
    expect(paid).toBeDefined();
    return paid!.courseId;
  }

  async function theVoucherIsRedeemed(employee: Caller, programmeId: string, courseId: string): Promise<void> {
    const request = await employee.post('/voucher-requests', { programmeId, courseId });
    const hr = await signIn(app, 'hr@kandel.example', PASSWORD);
    const key = { 'idempotency-key': 'approve-1' };
    const approved = await hr.post(`/voucher-requests/${request.id as string}/approve`, {}, key);
    expect(await hr.post(`/voucher-requests/${request.id as string}/approve`, {}, key)).toEqual(approved);
    const { items: vouchers } = await employee.get('/vouchers');
    expect(vouchers).toHaveLength(1);
    const redeemed = await employee.post(`/vouchers/${vouchers[0].id as string}/redeem`, { courseId });
    expect(redeemed).toMatchObject({ state: 'redeemed', courseId });
    await app.jobsDone();
  }

  async function theTallyIs(programmeId: string, municipalityId: string): Promise<void> {
    const hr = await signIn(app, 'hr@kandel.example', PASSWORD);
    const ofHr = (await hr.get(`/programmes/${programmeId}/tallies`)) as { municipalityId: string }[];
    const ofAdmin = (await admin.get(`/programmes/${programmeId}/tallies`)) as {
      municipalityId: string;
      granted: number;
    }[];
    const kandel = ofAdmin.find((tally) => tally.municipalityId === municipalityId);
    expect(kandel).toMatchObject({ requested: 0, assigned: 0, redeemed: 1, completed: 0, expired: 0 });
    expect(kandel).toMatchObject({ available: kandel!.granted - 1 });
    expect(ofHr).toEqual([kandel]);
    expect(ofAdmin).toHaveLength(170);
  }
});

import { randomUUID } from 'node:crypto';

import { describeApi } from '../../src/openapi.js';
import { addDays, berlinDay } from '../../src/kernel/calendar.js';
import { ADMINISTRATIVE_ACTS } from '../../src/accounts/acts/domain/act-kinds.js';
import { administrativeWrites, aWitness, type Witness } from '../support/acts.js';
import type { Locale } from '../../src/kernel/localized.js';
import { Texts } from '../../src/platform/i18n/texts.js';
import { factNames } from '../../src/portal/audit/audit-facts.js';
import { startApp, type TestApp } from '../support/app.js';
import { aCheckWorld, type CheckWorld } from '../support/checks.js';
import { aCatalogue, aCourse as aCourseInput, aRecord } from '../support/courses.js';
import { anAnnouncement, anUnevenUse, theDayHasCome, afterTheWindow } from '../support/redistribution.js';
import { CLAUSES } from '../support/people.js';
import { multipart } from '../support/story.js';
import { aCourse, anOpenProgramme, aPerson, aProgramme, aTown, type Somebody, type Town } from '../support/vouchers.js';

/** They compute and change nothing, so there is nothing to put on record. */
const CHANGE_NOTHING = ['previewDistribution', 'compareDistributions', 'previewTopUp', 'previewRedistribution'];

/** What these write before their change, on purpose: the call's key, and a tally that is counted anew at any time. */
const NO_CHANGE_OF_THEIRS = ['decideRequests changed idempotency_answers', 'clearTallyAlarm changed tallies'];

describe('Every route on which HR or admins write', () => {
  let app: TestApp;
  let world: CheckWorld;
  let town: Town;
  let admin: Somebody;
  let witness: Witness;

  beforeAll(async () => {
    app = await startApp({ env: { IMPORT_HOSTS: 'kurse.localhost' } });
    world = await aCheckWorld(app);
    admin = await aPerson(app, { admin: true });
    town = await aTown(app, 9_001);
    await app.jobsDone();
    witness = await aWitness(app);
  });
  afterAll(() => app.close());

  const post = (operation: string, who: Somebody, path: string, body: object = {}) =>
    witness.perform(operation, { who, method: 'POST', path, call: { body } });
  const put = (operation: string, who: Somebody, path: string, body: object, etag?: string) =>
    witness.perform(operation, {
      who,
      method: 'PUT',
      path,
      call: { body, ...(etag !== undefined && { headers: { 'if-match': etag } }) },
    });
  const remove = (operation: string, path: string, etag?: string) =>
    witness.perform(operation, {
      who: admin,
      method: 'DELETE',
      path,
      call: etag === undefined ? {} : { headers: { 'if-match': etag } },
    });
  const idOf = (body: { id: string }): string => body.id;
  const employee = () => aPerson(app, { municipalityId: town.id });

  it('about works agreements and sign-on', async () => {
    const path = `/municipalities/${town.id}/works-agreement`;
    const second = await aPerson(app, { municipalityId: town.id, role: 'hr' });
    await put('recordWorksAgreement', town.hr, path, { reference: 'DV', agreedOn: '2026-01-15', clauses: CLAUSES });
    const call = multipart({}, 'dv.pdf', '%PDF-1.7\n%%EOF\n');
    await witness.perform('storeWorksAgreementDocument', {
      who: town.hr,
      method: 'PUT',
      path: `${path}/document`,
      call,
    });
    await post('confirmWorksAgreement', second, `${path}/confirm`);
    await post('endWorksAgreement', town.hr, `${path}/end`, { reason: 'Gekündigt' });
    const provider = `/municipalities/${town.id}/identity-provider`;
    const input = { issuer: 'https://anmeldung.example', clientId: 'lernlotse', secretVariable: 'OIDC_SECRET_X' };
    await put('setIdentityProvider', admin, provider, input);
    await post('checkIdentityProvider', admin, `${provider}/check`);
    await put('setAdminFactorDemand', admin, '/second-factor-demand', { isDemanded: true });
    // It holds at once, also for the admin of this test.
    await app.sql('DELETE FROM second_factor_demands');
    await put('setHrFactorDemand', admin, `/municipalities/${town.id}/second-factor-demand`, { isDemanded: true });
    await app.sql('DELETE FROM second_factor_demands');
    await remove('removeIdentityProvider', provider);
  });

  it('about keys, people who leave, and requests about data', async () => {
    const key = { name: 'Personalverwaltung', municipalityId: town.id, scopes: ['tallies:read'] };
    const keyId = idOf(await post('createApiKey', town.hr, '/api-keys', key));
    await post('rotateApiKey', town.hr, `/api-keys/${keyId}/rotate`, { overlapHours: 1 });
    await post('revokeApiKey', town.hr, `/api-keys/${keyId}/revoke`);
    const leaver = await employee();
    const leaving = `/municipalities/${town.id}/people/${leaver.id}/leaving`;
    const lastDay = addDays(berlinDay(new Date()), 30);
    await put('leaveMunicipality', town.hr, leaving, { role: 'employee', lastDay });
    await witness.perform('stayInMunicipality', { who: town.hr, method: 'DELETE', path: `${leaving}?role=employee` });
    const asked = await leaver.post('/me/rights-requests', { right: 'objection', text: 'Bitte nicht auswerten' });
    await post('extendRightsRequest', town.hr, `/rights-requests/${idOf(asked)}/extend`, { reason: 'Rückfrage' });
    const answer = { outcome: 'refused', text: 'Es wird nichts ausgewertet.' };
    await post('answerRightsRequest', town.hr, `/rights-requests/${idOf(asked)}/answer`, answer);
    const limit = await leaver.post('/me/rights-requests', { right: 'restriction', text: 'Bis das geklärt ist' });
    const granted = { outcome: 'granted', text: 'Bis zur Klärung.' };
    await town.hr.post(`/rights-requests/${idOf(limit)}/answer`, granted);
    await post('liftLimit', town.hr, `/rights-requests/${idOf(limit)}/lift`);
    const sessions = `/municipalities/${town.id}/people/${leaver.id}/sessions`;
    await witness.perform('endMemberSessions', { who: town.hr, method: 'DELETE', path: sessions });
  });

  it('about courses', async () => {
    const id = idOf(await post('createCourse', admin, '/courses', aCourseInput()));
    await put('updateCourse', admin, `/courses/${id}`, aCourseInput({ minutes: 90 }), '"1"');
    await post('publishCourse', admin, `/courses/${id}/publish`);
    const courses = [{ id, revision: 3 }];
    const change = { kind: 'set-price', priceCents: 500 };
    await post('editCourses', admin, '/courses/bulk', { mode: 'all-or-nothing', change, courses });
    await post('withdrawCourse', admin, `/courses/${id}/withdraw`);
    await post('archiveCourse', admin, `/courses/${id}/archive`);
    await post('checkLinks', admin, '/courses/links/check');
    const source = { address: 'https://kurse.localhost/courses', provider: 'Lernwerkstatt', intervalHours: 24 };
    const sourceId = idOf(await post('createCourseSource', admin, '/course-sources', source));
    await put('updateCourseSource', admin, `/course-sources/${sourceId}`, {
      ...source,
      intervalHours: 48,
      paused: true,
    });
    await post('runCourseSource', admin, `/course-sources/${sourceId}/run`);
    await app.jobsDone();
    await remove('deleteCourseSource', `/course-sources/${sourceId}`);
    const platform = { name: 'Lernen', provider: 'Lernwerkstatt' };
    const platformId = idOf(await post('createCoursePlatform', admin, '/course-platforms', platform));
    await post('revokeCoursePlatform', admin, `/course-platforms/${platformId}/revoke`);
    for (const [operation, move] of [
      ['confirmClaim', 'confirm'],
      ['declineClaim', 'decline'],
    ] as const) {
      const kim = await employee();
      const proof = { kind: 'text', text: 'Bescheinigung vom 3. Mai' };
      const { id: claimId } = await kim.post('/me/completions', { courseId: await aCourse(app), proof });
      await post(
        operation,
        town.hr,
        `/completion-claims/${claimId as string}/${move}`,
        move === 'decline' ? { reason: 'Ohne Datum' } : {},
      );
    }
  });

  it('about frameworks', async () => {
    await app.sql(`UPDATE framework_levels SET coarse_name = '{"de": "Hauptstufe"}' WHERE framework_id = $1`, [
      world.frameworkId,
    ]);
    const begin = (edition: string) =>
      post('draftNextEdition', admin, `/frameworks/${world.frameworkId}/next-edition`, { edition });
    const first = await begin('2');
    await remove('deleteFrameworkDraft', `/framework-drafts/${idOf(first)}`, '"1"');
    const { id, content } = await begin('3');
    const changed = { ...content, title: { de: 'Anders' } };
    await put('updateFrameworkDraft', admin, `/framework-drafts/${id as string}`, { content: changed }, '"1"');
    await witness.perform('publishFrameworkDraft', {
      ...{ who: admin, method: 'POST', path: `/framework-drafts/${id as string}/publish` },
      call: { body: {}, headers: { 'if-match': '"2"' } },
    });
  });

  it('about profiles, results and questions', async () => {
    const requirements = [{ competence: '1.1', minimum: 3, weight: 1, essential: true }];
    const words = { title: { de: 'Archiv' }, summary: { de: 'Bewahrt auf.' } };
    const facets = { domain: 'cross-cutting', group: 'specialist', careerLevel: 'clerk' };
    const rest = { ...words, ...facets, requirements };
    const content = { code: 'archiv', frameworkId: world.frameworkId, ...rest };
    const id = idOf(await post('createProfile', admin, '/profiles', content));
    await put('updateProfile', admin, `/profiles/${id}`, { ...rest, summary: { de: 'Anders.' } }, '"1"');
    await post('publishProfile', admin, `/profiles/${id}/publish`);
    const next = idOf(await post('draftNextProfile', admin, `/profiles/${id}/next-version`));
    await remove('deleteProfileDraft', `/profiles/${next}`, '"1"');
    await post('copyProfile', admin, `/profiles/${id}/copy`, { code: 'archiv-2' });
    await post('retireProfile', admin, `/profiles/${id}/retire`);
    const halfLives = { defaultDays: 365, competencies: {} };
    await put('setHalfLives', admin, `/frameworks/${world.frameworkId}/half-lives`, halfLives, '"0"');
    const instrument = `/instruments/${world.instrumentId}`;
    await post('assessItemQuality', admin, `${instrument}/quality`);
    await post('calibrateInstrument', admin, `${instrument}/calibration`);
    for (const [operation, version] of [
      ['publishInstrument', 2],
      ['discardInstrument', 3],
    ] as const) {
      const draft = randomUUID();
      await app.sql(`DELETE FROM instruments WHERE published_at IS NULL`);
      await app.sql(
        `INSERT INTO instruments (id, bank_id, version, settings) SELECT $1, bank_id, $3, settings FROM instruments WHERE id = $2`,
        [draft, world.instrumentId, version],
      );
      if (operation === 'publishInstrument') await post(operation, admin, `/instruments/${draft}/publish`);
      else await remove(operation, `/instruments/${draft}`);
    }
  });

  it('about imports and jobs', async () => {
    const form = multipart({ kind: 'courses', mode: 'preview' }, 'catalogue.json', aCatalogue(aRecord(1)));
    const started = await witness.perform('startImport', { who: admin, method: 'POST', path: '/imports', call: form });
    await app.jobsDone();
    await post('applyImport', admin, `/imports/${started.id as string}/apply`);
    const failed = async () => {
      const id = randomUUID();
      await app.sql(
        `INSERT INTO jobs (id, name, payload, state, created_at, run_after, finished_at) VALUES ($1, 'mails.tend', '{}', 'failed', now(), now(), now())`,
        [id],
      );
      return id;
    };
    await post('retryJob', admin, `/jobs/${await failed()}/retry`);
    await app.jobsDone();
    await failed();
    await post('retryFailedJobs', admin, '/jobs/retry');
  });

  it('about programmes and their distribution', async () => {
    const id = idOf(await post('createProgramme', admin, '/programmes', aProgramme({ objectionDays: 14 })));
    const { revision } = await admin.get(`/programmes/${id}`);
    await put(
      'updateProgramme',
      admin,
      `/programmes/${id}`,
      aProgramme({ objectionDays: 14, total: 40 }),
      `"${revision}"`,
    );
    const copy = idOf(await post('copyProgramme', admin, `/programmes/${id}/copy`));
    await remove('deleteProgramme', `/programmes/${copy}`);
    const equally = { weights: 'equal' };
    await post('commitDistribution', admin, `/programmes/${id}/distribution`, equally);
    const objection = await post('objectToDistribution', town.hr, `/programmes/${id}/objections`, {
      text: 'Zu wenig.',
    });
    const answer = { verdict: 'dismissed', answer: 'Geprüft.' };
    await post('answerObjection', admin, `/programmes/${id}/objections/${idOf(objection)}/answer`, answer);
    await post('reverseDistribution', admin, `/programmes/${id}/distribution/reverse`, { reason: 'Neue Zahlen' });
    await witness.perform('queueDistribution', {
      ...{ who: admin, method: 'POST', path: `/programmes/${id}/distribution/queue` },
      ...{ call: { body: equally }, later: true },
    });
    await app.sql(`UPDATE distributions SET objections_until = committed_at WHERE programme_id = $1`, [id]);
    await post('openProgramme', admin, `/programmes/${id}/open`);
    await post('topUpDistribution', admin, `/programmes/${id}/distribution/top-up`, { total: 60 });
    await app.jobsDone();
    await post('recountTallies', admin, `/programmes/${id}/tallies/recount`);
    await post('recountTallies', town.hr, `/programmes/${id}/tallies/recount`);
    await app.jobsDone();
    const alarm = randomUUID();
    await app.sql(
      `INSERT INTO tally_alarms (id, programme_id, municipality_id, kind, differences, ledger_position, persists, first_seen_at, last_seen_at)
       VALUES ($1, $2, $3, 'tally-behind', '{}', 1, false, now(), now())`,
      [alarm, id, town.id],
    );
    await post('clearTallyAlarm', admin, `/tally-alarms/${alarm}/clear`);
    await post('closeProgramme', admin, `/programmes/${id}/close`);
    await post('settleProgramme', admin, `/programmes/${id}/settle`);
  });

  it('about redistributions', async () => {
    const use = await anUnevenUse(app, admin);
    const path = `/programmes/${use.programmeId}/redistributions`;
    const first = await post('announceRedistribution', admin, path, anAnnouncement());
    const { revision } = await admin.get(`${path}/${idOf(first)}`);
    await put(
      'changeRedistribution',
      admin,
      `${path}/${idOf(first)}`,
      anAnnouncement({ windowDays: 8 }),
      `"${revision}"`,
    );
    await post('cancelRedistribution', admin, `${path}/${idOf(first)}/cancel`, { reason: 'Doch nicht' });
    const second = idOf(await admin.post(path, anAnnouncement()));
    await theDayHasCome(app, second);
    await post('decideRedistribution', admin, `${path}/${second}/decide`);
    await afterTheWindow(app, second);
    await post('reverseRedistribution', admin, `${path}/${second}/reverse`, {
      reason: 'Falsche Schwelle',
      leaveInUse: true,
    });
  });

  it('about requests, vouchers and offers', async () => {
    const programmeId = await anOpenProgramme(admin, { total: 500, limitPerYear: 5 });
    const courseId = await aCourse(app);
    const request = async () => idOf(await (await employee()).post('/voucher-requests', { programmeId, courseId }));
    await post('approveRequest', town.hr, `/voucher-requests/${await request()}/approve`);
    await post('declineRequest', town.hr, `/voucher-requests/${await request()}/decline`, { reason: 'Nicht dran' });
    await post('waitlistRequest', town.hr, `/voucher-requests/${await request()}/waitlist`);
    const ids = [await request(), await request()];
    await post('decideRequests', town.hr, '/voucher-requests/decisions', { decision: 'approve', ids });
    const voucher = async (operation = '') => {
      const holder = await employee();
      const body = { programmeId, personId: holder.id, courseId };
      const made =
        operation === '' ? await town.hr.post('/vouchers', body) : await post(operation, town.hr, '/vouchers', body);
      return { holder, id: idOf(made) };
    };
    const redeemed = async () => {
      const { holder, id } = await voucher();
      await holder.post(`/vouchers/${id}/redeem`);
      return id;
    };
    const { id: first } = await voucher('assignVoucher');
    await post('revokeVoucher', town.hr, `/vouchers/${first}/revoke`, { reason: 'Irrtum' });
    await post('completeVoucher', town.hr, `/vouchers/${await redeemed()}/complete`);
    await post('cancelVoucher', town.hr, `/vouchers/${await redeemed()}/cancel`, { reason: 'Ausgefallen' });
    const csv = `person;course\n${(await employee()).id};`;
    await post('assignVouchers', town.hr, '/vouchers/bulk', { programmeId, mode: 'all', csv });
    const offered = { programmeId, personId: (await employee()).id, courseId };
    const offer = idOf(await post('offerVoucher', town.hr, '/voucher-offers', offered));
    await post('withdrawOffer', town.hr, `/voucher-offers/${offer}/withdraw`, {});
  });

  it('was performed, wrote an act of its caller that the log shows, and changed nothing when the log was closed', async () => {
    const writes = administrativeWrites(await describeApi());
    const silent = [...witness.seen].filter(([, acts]) => !acts.some((act) => ADMINISTRATIVE_ACTS.includes(act)));
    expect(writes.filter((operation) => !CHANGE_NOTHING.includes(operation) && !witness.seen.has(operation))).toEqual(
      [],
    );
    expect(silent).toEqual([]);
    expect(witness.torn.filter((line) => !NO_CHANGE_OF_THEIRS.includes(line))).toEqual([]);
    expect(CHANGE_NOTHING.filter((operation) => !writes.includes(operation))).toEqual([]);
  });

  it('left details that the page has words for', async () => {
    const acts = await app.sql<{ details: object }>('SELECT details FROM audit_acts');
    const names = new Set(acts.flatMap(({ details }) => factNames({ ...details })));
    const wordless = (locale: Locale) => {
      const t = app.get(Texts).in(locale);
      return [...names].filter((name) => t(`portal-audit:facts.${name}`, { defaultValue: '?' }) === '?');
    };
    // The languages of a text are named by their codes.
    expect([wordless('de'), wordless('en')]).toEqual([['summary.de'], ['summary.de']]);
  });
});

import { randomUUID } from 'node:crypto';

import { SessionsService } from '../../../src/accounts/index.js';
import { addDays, berlinDay } from '../../../src/kernel/calendar.js';
import type { TestApp } from '../app.js';
import { aCheckWorld, anAgreement, anEmployee, best, type CheckWorld, PURPOSE, takeCheck } from '../checks.js';
import { aPlatform } from '../platforms.js';
import { aScimGroup, scimHeaders } from '../scim.js';
import { anAnnouncement } from '../redistribution.js';
import { aCourse, aMunicipality, anOpenProgramme, aPerson, aProgramme, type Somebody } from '../vouchers.js';

/** What belongs to nobody in particular: everybody means the same by these names. */
export interface Common {
  readonly profile: string;
  readonly framework: string;
  readonly instrument: string;
  readonly courses: readonly [string, string, string, string];
  /** Open: a voucher is assigned in the first, redeemed in the second, requested and offered in the third. */
  readonly programmes: readonly [string, string, string];
  /** Distributed, objections are heard; the second has none yet. */
  readonly planned: readonly [string, string];
  readonly draft: string;
  readonly redistribution: string;
  readonly distribution: string;
}

/** What belongs to a municipality and its people, by the words of the routes. */
export interface Own {
  readonly municipality: string;
  readonly person: string;
  readonly started: string;
  readonly item: string;
  readonly submitted: string;
  readonly assigned: string;
  readonly redeemed: string;
  readonly code: string;
  readonly request: string;
  readonly offer: string;
  readonly claim: string;
  readonly session: string;
  readonly job: string;
  readonly objection: string;
  /** Of the HR system. */
  readonly group: string;
}

export interface Caller {
  readonly name: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Where SCIM is spoken, in place of the others. */
  readonly scimHeaders?: Readonly<Record<string, string>>;
  /** What lies in their own municipality; of people with two it is the second one. */
  readonly own: Own;
}

export interface World {
  readonly common: Common;
  readonly foreign: Own;
  /** Ids of nothing. */
  readonly missing: Own;
  readonly callers: readonly Caller[];
}

/** Three municipalities with the same things in each: one's own, another own one, and a foreign one. */
export async function aWorld(app: TestApp): Promise<World> {
  const admin = await aPerson(app, { admin: true });
  const checks = await aCheckWorld(app);
  const [second, third] = [await aTown(app, 2), await aTown(app, 3)];
  const common = await whatIsCommon(app, admin, checks);
  const make = (at: string, employee: Somebody, hr: Somebody) =>
    whatIsOwn({ app, checks, common, employee, hr, municipality: at });
  const twice = (role: 'hr' | 'employee') =>
    [checks.municipalityId, second].map((municipalityId) => ({ municipalityId, role }));
  const [both, served] = [await anEmployee(app, second), await aPerson(app, { memberships: twice('hr') })];
  await app.sql(
    `INSERT INTO memberships (id, person_id, municipality_id, role, valid_from) VALUES ($1, $2, $3, 'employee', '2020-01-01')`,
    [randomUUID(), both.id, checks.municipalityId],
  );
  const own = await make(checks.municipalityId, checks.employee, checks.hr);
  const another = await make(second, both, await aPerson(app, { municipalityId: second, role: 'hr' }));
  const foreign = await make(
    third,
    await anEmployee(app, third),
    await aPerson(app, { municipalityId: third, role: 'hr' }),
  );
  // A stream of events ends when its job has ended.
  await app.sql(`UPDATE jobs SET state = 'done', finished_at = now()`);
  const { authorization } = await aPlatform(app, admin, 'Lernwerkstatt');
  const bearer = ({ token }: Somebody) => ({ authorization: `Bearer ${token}` });
  return {
    common,
    foreign,
    missing: Object.fromEntries(Object.keys(foreign).map((name) => [name, randomUUID()])) as unknown as Own,
    callers: [
      { name: 'nobody', headers: {}, own },
      { name: 'employee', headers: bearer(checks.employee), own },
      { name: 'colleague', headers: bearer(await anEmployee(app, checks.municipalityId)), own },
      { name: 'hr', headers: bearer(checks.hr), own },
      { name: 'admin', headers: bearer(admin), own },
      { name: 'program', headers: { authorization }, scimHeaders: await scimHeaders(app, checks.municipalityId), own },
      { name: 'hr of two', headers: bearer(served), own: another },
      { name: 'member of two', headers: bearer(both), own: another },
    ],
  };
}

async function aTown(app: TestApp, number: number): Promise<string> {
  const kind = 'independent-city';
  const town = { ars: `99000000000${String(number)}`, name: `Ort ${String(number)}`, kind, population: 40_000 };
  const id = await aMunicipality(app, town);
  await anAgreement(app, id);
  return id;
}

async function whatIsCommon(app: TestApp, admin: Somebody, checks: CheckWorld): Promise<Common> {
  const open = () => anOpenProgramme(admin);
  const programmes = [await open(), await open(), await open()] as const;
  const planned = async (): Promise<string> => {
    const { id } = await admin.post('/programmes', aProgramme({ objectionDays: 14 }));
    await admin.post(`/programmes/${id as string}/distribution`, { weights: 'equal' });
    return id as string;
  };
  const draft = await admin.post('/programmes', aProgramme());
  const redistribution = await admin.post(`/programmes/${programmes[0]}/redistributions`, anAnnouncement());
  const [distribution] = (await admin.get(`/programmes/${programmes[0]}/distributions`)) as { id: string }[];
  return {
    profile: checks.profileId,
    framework: checks.frameworkId,
    instrument: checks.instrumentId,
    courses: [await aCourse(app), await aCourse(app), await aCourse(app), await aCourse(app)],
    programmes,
    planned: [await planned(), await planned()],
    draft: draft.id as string,
    redistribution: redistribution.id as string,
    distribution: distribution?.id ?? '',
  };
}

interface Making {
  readonly app: TestApp;
  readonly checks: CheckWorld;
  readonly common: Common;
  readonly employee: Somebody;
  readonly hr: Somebody;
  readonly municipality: string;
}

async function whatIsOwn(making: Making): Promise<Own> {
  const { app, common, employee, hr, municipality } = making;
  const [course, another, proved] = common.courses;
  const person = employee.id;
  const at = { municipalityId: municipality };
  const [first, second, third] = common.programmes;
  const assigned = await hr.post('/vouchers', { programmeId: first, personId: person });
  const redeemed = await hr.post('/vouchers', { programmeId: second, personId: person });
  await employee.post(`/vouchers/${redeemed.id as string}/redeem`, { courseId: another });
  const request = await employee.post('/voucher-requests', { programmeId: third, courseId: course, ...at });
  const offer = await hr.post('/voucher-offers', { programmeId: third, personId: person, courseId: another });
  const claim = await employee.post('/me/completions', {
    courseId: proved,
    proof: { kind: 'text', text: 'Bescheinigung' },
  });
  const objection = await hr.post(`/programmes/${common.planned[0]}/objections`, { text: 'Zu wenig.' });
  const job = await hr.post(`/programmes/${first}/tallies/recount`);
  const me = { id: person, email: '', givenName: '', familyName: '', admin: false };
  await app.get(SessionsService).open(me, 'token');
  const { items: sessions } = (await employee.get('/me/sessions')) as { items: { id: string; isCurrent: boolean }[] };
  await aRecordedAgreement(app, municipality);
  return {
    ...(await checksOf(making)),
    municipality,
    person,
    assigned: assigned.id as string,
    redeemed: redeemed.id as string,
    code: redeemed.code as string,
    request: request.id as string,
    offer: offer.id as string,
    claim: claim.id as string,
    objection: objection.id as string,
    group: await aScimGroup(app, municipality, person),
    job: job.jobId as string,
    session: sessions.find(({ isCurrent }) => !isCurrent)?.id ?? '',
  };
}

/** One that is submitted, with its result released to the municipality, and one that has begun. */
async function checksOf({ checks, common, employee, municipality }: Making) {
  const at = { profileId: common.profile, municipalityId: municipality };
  const here: Somebody = {
    ...employee,
    post: (path, body, headers) => employee.post(path, path === '/checks' ? at : body, headers),
  };
  const { checkId } = (await takeCheck(checks, here, best)) as { checkId: string };
  const until = addDays(berlinDay(new Date()), 30);
  await employee.put(`/checks/${checkId}/release`, { purpose: PURPOSE, until });
  const { id, next } = await employee.post('/checks', at);
  return { submitted: checkId, started: id as string, item: next.itemId as string };
}

/** Waits for a second person. */
async function aRecordedAgreement(app: TestApp, municipality: string): Promise<void> {
  await app.sql(
    `INSERT INTO works_agreements (id, municipality_id, version, reference, agreed_on, clauses, recorded_by, recorded_at)
     SELECT $1, municipality_id, version + 1, reference, agreed_on, clauses, $3, now() FROM works_agreements WHERE municipality_id = $2`,
    [randomUUID(), municipality, randomUUID()],
  );
}

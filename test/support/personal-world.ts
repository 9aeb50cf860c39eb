import type { TestApp } from './app.js';
import { aCheckWorld, anEmployee, best, type CheckWorld, PURPOSE, takeCheck } from './checks.js';
import { aPlatform, type Platform } from './platforms.js';
import { aScimGroup, scimHeaders } from './scim.js';
import { addDays, berlinDay } from '../../src/kernel/calendar.js';
import { aCourse, anOpenProgramme, aPerson, type Somebody } from './vouchers.js';

/** A name that nothing else in the product has. */
export const RARE_NAME = 'Qwertzmann-Zyx';

/** Somebody of whom every room knows something, and those who may look at it. */
export interface PersonalWorld {
  readonly check: CheckWorld;
  readonly person: Somebody;
  readonly admin: Somebody;
  readonly platform: Platform;
  /** Headers of a request of the municipality's HR system. */
  readonly hrSystem: Readonly<Record<string, string>>;
  readonly checkId: string;
  /** What may stand for a parameter of a route, by the part of the path before it. */
  readonly ids: ReadonlyMap<string, readonly string[]>;
}

/** Somebody with requests, a waiting place, an offer, vouchers, a proof, a released result and mails. */
export async function aPersonalWorld(app: TestApp): Promise<PersonalWorld> {
  const check = await aCheckWorld(app);
  const admin = await aPerson(app, { admin: true });
  const person = await anEmployee(app, check.municipalityId);
  await app.sql('UPDATE persons SET family_name = $2 WHERE id = $1', [person.id, RARE_NAME]);
  const [courses, programmeId] = [
    await Promise.all([aCourse(app), aCourse(app), aCourse(app)]),
    await anOpenProgramme(admin, { limitPerYear: 5 }),
  ];
  const [courseId, second, third] = courses;
  const { hr } = check;
  const request = async (course: string): Promise<string> =>
    (await person.post('/voucher-requests', { programmeId, courseId: course })).id as string;
  const offer = await hr.post('/voucher-offers', { programmeId, personId: person.id, courseId: third });
  const waiting = await request(second);
  await hr.post(`/voucher-requests/${waiting}/waitlist`);
  const approved = await request(courseId);
  const { voucherId } = await hr.post(`/voucher-requests/${approved}/approve`);
  const open = await request(third);
  const platform = await aPlatform(app, admin, 'Lernwerkstatt');
  await person.post('/me/completions', { courseId: second, proof: { kind: 'text', text: 'Teilnahme am 3. Mai' } });
  const { checkId } = await takeCheck(check, person, best);
  const { id: rightsRequest } = await person.post('/me/rights-requests', { right: 'access', text: 'Alles' });
  const until = addDays(berlinDay(new Date()), 1);
  await person.put(`/checks/${checkId as string}/release`, { purpose: PURPOSE, until });
  const all = async (sql: string): Promise<string[]> => (await app.sql<{ id: string }>(sql)).map(({ id }) => id);
  const ids = new Map<string, readonly string[]>([
    ['programmes', [programmeId]],
    ['courses', [courseId]],
    ['voucher-requests', [open, waiting, approved]],
    ['requests', [open, waiting, approved]],
    ['vouchers', [voucherId as string]],
    ['offers', [offer.id as string]],
    ['persons', [person.id]],
    ['people', [person.id]],
    ['checks', [checkId as string]],
    ['results', [checkId as string]],
    ['municipalities', [check.municipalityId]],
    ['agreements', [check.municipalityId]],
    ['oidc', [check.municipalityId]],
    ['frameworks', [check.frameworkId]],
    ['ageing', [check.frameworkId]],
    ['profiles', [check.profileId]],
    ['matches', [check.profileId]],
    ['instruments', [check.instrumentId]],
    ['items', [check.instrumentId]],
    ['why-not', [courseId]],
    ['jobs', await all('SELECT id::text AS id FROM jobs LIMIT 1')],
    ['distributions', await all('SELECT id::text AS id FROM distributions')],
    ['voucher-codes', await all('SELECT code AS id FROM vouchers')],
    ['rights-requests', [rightsRequest as string]],
    ['ledger', ['1', '2', '3']],
    ['Users', [person.id]],
    ['Groups', [await aScimGroup(app, check.municipalityId, person.id)]],
  ]);
  await app.sql(`UPDATE memberships SET unit = 'Bauamt' WHERE person_id = $1`, [person.id]);
  const hrSystem = await scimHeaders(app, check.municipalityId);
  return { check, person, admin, platform, hrSystem, checkId: checkId as string, ids };
}

import { addDays, berlinDay } from '../../../src/kernel/calendar.js';
import { aCatalogue, aRecord } from '../../support/course-records.js';
import type { Api } from './api.js';
import type { DemoProduct } from './demo-product.js';

const KANDEL = '073345004000';
const FRANKENTHAL = '073110000000';

/** Ids that the demo's data have got in this database. */
export interface Ids {
  readonly here: string;
  readonly programme: string;
  /** A course that a voucher pays, and another. */
  readonly courses: readonly [string, string];
  personOf(email: string): Promise<string>;
}

export async function idsOf({ sql }: DemoProduct): Promise<Ids> {
  const one = async (text: string, ...parameters: readonly string[]): Promise<string> => {
    const [row] = await sql<{ id: string }>(text, parameters);
    if (row === undefined) throw new Error(`nothing found: ${text}`);
    return row.id;
  };
  const courses = await sql<{ id: string }>(
    `SELECT id FROM courses WHERE state = 'published' AND price_cents BETWEEN 1 AND 50000 ORDER BY code LIMIT 2`,
  );
  return {
    here: await one('SELECT id FROM municipalities WHERE ars = $1', KANDEL),
    programme: await one('SELECT id FROM programmes ORDER BY starts_on LIMIT 1'),
    courses: courses.map(({ id }) => id) as [string, string],
    personOf: (email) => one('SELECT id FROM persons WHERE email = $1', email),
  };
}

/** A small programme for the demo's two municipalities alone; `open: false` leaves it distributed, `isDistributed: false` a draft. */
export async function aSmallProgramme(
  demo: DemoProduct,
  more: object = {},
  { open = true, isDistributed = true } = {},
): Promise<string> {
  const admin = await demo.apiOf('admin');
  const year = Number(berlinDay(new Date()).slice(0, 4));
  const { id } = await admin.post('/programmes', {
    ...{ title: { de: 'Kleines Programm', en: 'Small programme' }, total: 4, limitPerYear: 5 },
    ...{ startsOn: `${year}-01-01`, endsOn: `${year + 1}-12-31` },
    ...more,
  });
  if (!isDistributed) return id as string;
  const others = await demo.sql<{ ars: string }>('SELECT ars FROM municipalities WHERE ars <> ALL ($1)', [
    [KANDEL, FRANKENTHAL],
  ]);
  const exclude = others.map(({ ars }) => ars);
  await admin.post(`/programmes/${id as string}/distribution`, { weights: 'equal', exclude });
  if (open) await admin.post(`/programmes/${id as string}/open`);
  return id as string;
}

/** A job that no worker takes yet. */
export async function aJobThatWaits({ sql }: DemoProduct): Promise<string> {
  const [job] = await sql<{ id: string }>(
    `INSERT INTO jobs (id, name, payload, created_at, run_after)
     VALUES (gen_random_uuid(), 'vouchers.recount-programme', '{}', now(), now() + interval '1 day') RETURNING id`,
  );
  return job!.id;
}

/** The newcomer has a post and is in the middle of a check. */
export async function aCheckUnderWay(demo: DemoProduct): Promise<string> {
  const newcomer = await demo.apiOf('newcomer');
  const { version } = await newcomer.get('/privacy-notice');
  await newcomer.post('/privacy-notice/acknowledgements', { version });
  const [profile] = await demo.sql<{ id: string }>(
    `SELECT id FROM profiles WHERE code = 'buergerbuero' AND state = 'published'`,
  );
  await newcomer.put('/me/post', { profileId: profile?.id ?? '' });
  const { id, next } = await newcomer.post('/checks', { profileId: profile?.id ?? '' });
  await newcomer.post(`/checks/${id as string}/answers`, { itemId: next.itemId, response: { kind: 'skip' } });
  return id as string;
}

/** Vouchers in every state that an employee and HR can see: assigned, redeemed, requested, waiting, offered. */
export async function vouchersUnderWay(demo: DemoProduct): Promise<void> {
  const ids = await idsOf(demo);
  const [hr, employee, newcomer] = await Promise.all([
    demo.apiOf('hr'),
    demo.apiOf('employee'),
    demo.apiOf('newcomer'),
  ]);
  const [first] = (await hr.get(`/voucher-requests?municipalityId=${ids.here}`)).items;
  await hr.post(`/voucher-requests/${first.id as string}/approve`);
  const second = await aSmallProgramme(demo);
  await employee.post('/voucher-requests', { programmeId: second, courseId: ids.courses[1] });
  await offer(hr, ids, second);
  const personId = await ids.personOf('buergerbuero@kandel.example');
  const { id } = await hr.post('/vouchers', { programmeId: ids.programme, personId });
  await newcomer.post(`/vouchers/${id as string}/redeem`, { courseId: ids.courses[0] });
  const third = await aSmallProgramme(demo, { title: { de: 'Programm mit Warteliste' } });
  const waiting = await newcomer.post('/voucher-requests', { programmeId: third, courseId: ids.courses[1] });
  await hr.post(`/voucher-requests/${waiting.id as string}/waitlist`);
}

/** HR's first voucher ends soon, and the round of reminders has told its holder by mail. */
export async function aReminder(demo: DemoProduct): Promise<void> {
  const { here, programme, personOf } = await idsOf(demo);
  const personId = await personOf('buergerbuero@kandel.example');
  const { id } = await (
    await demo.apiOf('hr')
  ).post('/vouchers', { programmeId: programme, personId, municipalityId: here });
  await demo.sql(
    `UPDATE vouchers SET assigned_at = now() - interval '170 days', expires_on = current_date + 10 WHERE id = $1`,
    [id],
  );
  await demo.sql(`INSERT INTO jobs (id, name, payload, created_at, run_after)
                  VALUES (gen_random_uuid(), 'vouchers.remind-of-end', '{}', now(), now())`);
  await demo.jobsDone();
}

/** The report of the last quarter on the demo's questions; their address at administrators. */
export async function aQualityReport(demo: DemoProduct): Promise<string> {
  const [instrument] = await demo.sql<{ id: string }>('SELECT id FROM instruments ORDER BY version LIMIT 1');
  const id = instrument?.id ?? '';
  await (await demo.apiOf('admin')).post(`/instruments/${id}/quality`);
  await demo.jobsDone();
  return `/admin/items/${id}`;
}

async function offer(hr: Api, ids: Ids, programmeId: string): Promise<void> {
  const personId = await ids.personOf('buergerbuero@kandel.example');
  const [courseId] = ids.courses;
  await hr.post('/voucher-offers', { programmeId, personId, courseId, note: 'Passt gut zu Ihren neuen Aufgaben.' });
}

/** What an administration has under way: drafts, imports, a redistribution, an alarm, a proposed version of questions. */
export async function administrationUnderWay(demo: DemoProduct): Promise<void> {
  const admin = await demo.apiOf('admin');
  const year = berlinDay(new Date()).slice(0, 4);
  await admin.post('/programmes', {
    ...{ title: { de: 'Entwurf' }, total: 100, startsOn: `${year}-01-01`, endsOn: `${year}-12-31` },
  });
  await aSmallProgramme(demo, { title: { de: 'Verteilt' }, objectionDays: 14 }, { open: false });
  const small = await aSmallProgramme(demo, { title: { de: 'Umzuverteilen', en: 'To be redistributed' } });
  const dueOn = addDays(berlinDay(new Date()), 15);
  await admin.post(`/programmes/${small}/redistributions`, { dueOn, windowDays: 7, rules: {} });
  await admin.post('/course-sources', {
    ...{ address: 'https://kurse.example/katalog.json', provider: 'Musterwerkstatt' },
  });
  const [profile] = await demo.sql<{ id: string }>(`SELECT id FROM profiles WHERE state = 'published' LIMIT 1`);
  await admin.post(`/profiles/${profile?.id ?? ''}/next-version`);
  const records = Array.from({ length: 30 }, (_, at) => aRecord(at + 1));
  await importOf(admin, 'courses', 'katalog.json', aCatalogue(...records, { type: 'Course' }));
  await aNextEdition(demo);
  await demo.jobsDone();
  await anAlarm(demo);
  await aProposal(demo);
}

/** What a next edition of the demo's framework is: two competences withdrawn, one changed, one new; as a draft, and as a file. */
export async function aNextEdition(demo: DemoProduct): Promise<{ readonly draft: string; readonly preview: string }> {
  const admin = await demo.apiOf('admin');
  const [framework] = (await admin.get('/frameworks')).items;
  const { id, content } = await admin.post(`/frameworks/${framework.id as string}/next-edition`, { edition: '2099' });
  const [area] = content.areas;
  const [, changed, ...others] = area.competencies;
  const added = { code: '1.99', title: { de: 'Mit Modellen arbeiten', en: 'Work with models' }, levels: [] };
  area.competencies = [
    { ...changed, title: { ...changed.title, de: 'Daten verlässlich beurteilen' } },
    ...others.slice(1),
    added,
  ];
  await admin.put(`/framework-drafts/${id as string}`, { content }, 1);
  const preview = await importOf(admin, 'framework', 'rahmen.json', JSON.stringify({ ...content, edition: '2098' }));
  return { draft: id as string, preview };
}

/** Uploads a file for a preview. */
export async function importOf(admin: Api, kind: string, name: string, content: string): Promise<string> {
  const form = new FormData();
  form.set('kind', kind);
  form.set('mode', 'preview');
  form.set('file', new Blob([content]), name);
  return (await admin.post('/imports', form)).id as string;
}

async function anAlarm({ sql }: DemoProduct): Promise<void> {
  await sql(`INSERT INTO tally_alarms (id, programme_id, municipality_id, kind, differences, ledger_position, persists, first_seen_at, last_seen_at)
             SELECT gen_random_uuid(), a.programme_id, a.municipality_id, 'tally-behind', '[]', 1, false, now(), now()
               FROM allotments a JOIN programmes p ON p.id = a.programme_id
              WHERE a.granted > 0 ORDER BY p.created_at DESC LIMIT 1`);
}

async function aProposal({ sql }: DemoProduct): Promise<void> {
  await sql(`WITH next AS (
               INSERT INTO instruments (id, bank_id, version, settings)
               SELECT gen_random_uuid(), bank_id, max(version) + 1, (array_agg(settings))[1] FROM instruments GROUP BY bank_id LIMIT 1
               RETURNING id)
             INSERT INTO instrument_impacts (instrument_id, period, calibration, figures, made_at)
             SELECT id, '2026-Q3', '[]', '[]', now() FROM next`);
}

import { randomUUID } from 'node:crypto';

import { NOBODY, SYSTEM, type TenantScope } from '../../src/platform/database/tenant-scope.js';
import type { TestApp } from './app.js';
import type { Own, World } from './outcomes/world.js';

/** What is public within the programme: for whoever is signed in. */
const KNOWN = 'admin foreign-hr hr hr-of-two person stranger system';

/**
 * Whose rows a wall lets see, by table, of what belongs to a person and a municipality: the person themselves, HR of the
 * municipality, an admin, the system; everybody where the rows are public within the programme. Never anybody else.
 */
export const READERS: Readonly<Record<string, string>> = {
  accesses: 'person system',
  allotments: 'admin hr person system',
  answers: 'person system',
  api_key_secrets: 'admin hr sign-in system',
  api_keys: 'admin hr sign-in system',
  audit_acts: 'admin hr system',
  checks: 'hr person system',
  completion_attestations: 'hr person system',
  completion_claims: 'hr person system',
  completions: 'hr person system',
  course_marks: 'person system',
  distributions: KNOWN,
  erasures: 'system',
  explanations_seen: 'person system',
  idempotency_answers: 'person system',
  identity_providers: 'admin sign-in system',
  import_rows: 'admin person system',
  imports: 'admin person system',
  insight_reports: 'admin hr system',
  job_journal: 'admin person system',
  jobs: 'admin person system',
  ledger_entries: 'admin hr system',
  mailed_links: 'person sign-in system',
  mails: 'system',
  memberships: 'admin hr person sign-in system',
  notice_acknowledgements: 'person system',
  objections: 'admin hr system',
  participant_ids: 'person system',
  persons: 'admin hr person sign-in system',
  posts: 'admin hr person sign-in system',
  provider_identities: 'admin person sign-in system',
  recovery_codes: 'person sign-in system',
  redistributions: KNOWN,
  refresh_tokens: 'person sign-in system',
  releases: 'hr person system',
  result_competencies: 'hr person system',
  results: 'hr person system',
  rights_request_moves: 'admin hr person system',
  rights_requests: 'admin hr person system',
  scim_groups: 'hr system',
  scim_users: 'hr person system',
  second_factor_demands: 'admin hr sign-in system',
  second_factors: 'person sign-in system',
  sessions: 'person sign-in system',
  tallies: 'admin hr system',
  tally_alarms: 'admin system',
  voucher_offers: 'admin hr person system',
  voucher_requests: 'admin hr person system',
  vouchers: 'admin hr person system',
  works_agreement_documents: 'admin hr person system',
  works_agreements: KNOWN,
  xapi_statements: 'system',
};

/** Whoever attacks, and those who may see something. HR is somebody else than the one who wrote the rows. */
export function readersOf({ foreign, callers }: World): ReadonlyMap<string, TenantScope> {
  const own = (name: string): Own => callers.find((caller) => caller.name === name)!.own;
  const person = (personId: string, municipalityIds: readonly string[] = []): TenantScope => {
    return { kind: 'person', personId, municipalityIds };
  };
  const [hr, another] = [own('hr'), own('hr of two').municipality];
  return new Map<string, TenantScope>([
    ['nobody', NOBODY],
    ['sign-in', { kind: 'sign-in' }],
    ['stranger', person(own('employee').person)],
    ['foreign-hr', person(hr.session, [hr.municipality])],
    ['hr-of-two', person(hr.session, [hr.municipality, another])],
    ['person', person(foreign.person)],
    ['hr', person(randomUUID(), [foreign.municipality])],
    ['admin', { kind: 'admin', personId: randomUUID(), municipalityIds: [] }],
    ['system', SYSTEM],
  ]);
}

export const STRANGERS = ['nobody', 'stranger', 'foreign-hr', 'hr-of-two'] as const;

type Insert = (table: string, row: Readonly<Record<string, unknown>>) => Promise<unknown>;

/** Puts a row into every walled table in which the world has none of the foreign person. Answers what names foreign rows. */
export async function furnish(app: TestApp, world: World): Promise<string> {
  const insert: Insert = (table, row) => {
    const columns = Object.keys(row);
    const places = columns.map((_, at) => `$${String(at + 1)}`);
    const sql = `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${places.join(', ')}) ON CONFLICT DO NOTHING`;
    return app.sql(sql, Object.values(row));
  };
  await learning(insert, world);
  await rights(insert, world);
  const kept = [...(await papers(app, insert, world)), ...(await proofs(app, insert, world))];
  const { person, municipality, submitted, started, session } = world.foreign;
  return [person, municipality, submitted, started, session, world.common.redistribution, ...kept].join('|');
}

const now = new Date();
const somebody = randomUUID();

async function learning(insert: Insert, { foreign, common }: World): Promise<void> {
  const { person, municipality } = foreign;
  const whose = { person_id: person, course_id: common.courses[3] };
  await insert('course_marks', { ...whose, municipality_id: municipality, kind: 'pin', created_at: now });
  await insert('explanations_seen', { person_id: person, item_id: foreign.item, seen_at: now });
  const participant = { person_id: person, provider: 'Lernwerkstatt', participant_id: randomUUID(), issued_at: now };
  await insert('participant_ids', participant);
  await insert('completions', { ...whose, completed_at: now, recorded_by: somebody });
  await insert('completion_attestations', { ...whose, kind: 'person', reference: somebody, attested_at: now });
}

async function rights(insert: Insert, { foreign }: World): Promise<void> {
  const { person, municipality } = foreign;
  const request = { id: randomUUID(), person_id: person, municipality_id: municipality, '"right"': 'access' };
  const term = { state: 'open', text: '', received_at: now, received_on: '2026-01-01', due_on: '2026-02-01' };
  await insert('rights_requests', { ...request, ...term });
  await insert('rights_request_moves', { request_id: request.id, at: now, move: 'received', moved_by: person });
  const look = { viewer_id: somebody, viewer_role: 'hr', municipality_id: municipality, kind: 'voucher' };
  await insert('accesses', { person_id: person, ...look, at: now, hour: now });
}

async function papers(app: TestApp, insert: Insert, { foreign, common }: World): Promise<readonly string[]> {
  const { person, municipality } = foreign;
  const [agreement] = await app.sql<{ id: string }>('SELECT id FROM works_agreements WHERE municipality_id = $1', [
    municipality,
  ]);
  const document = { file_name: 'a.pdf', content: Buffer.from('%PDF'), sha256: '0'.repeat(64), stored_at: now };
  await insert('works_agreement_documents', { agreement_id: agreement!.id, ...document });
  const upload = { id: randomUUID(), kind: 'people', mode: 'preview', file_name: 'a.csv', started_by: person };
  await insert('imports', { ...upload, created_at: now });
  await insert('import_rows', { import_id: upload.id, position: 0, pile: 'new', changes: '[]', findings: '[]' });
  const report = { municipality_id: municipality, period: '2026-Q1', report: '{}', made_at: now };
  await insert('insight_reports', report);
  const [platform] = await app.sql<{ id: string }>('SELECT id FROM course_platforms');
  const statement = { provider: 'Lernwerkstatt', id: randomUUID(), platform_id: platform!.id, fingerprint: '' };
  const effect = { effect: 'completes', person_id: person, course_id: common.courses[3], stored_at: now };
  await insert('xapi_statements', { ...statement, ...effect });
  const counts = { granted: 1, requested: 0, assigned: 0, redeemed: 0, completed: 0, expired: 0, available: 1 };
  const place = { programme_id: common.programmes[0], municipality_id: municipality };
  await insert('tallies', { ...place, ...counts, ledger_position: 1, tallied_at: now });
  const alarm = { id: randomUUID(), ...place, kind: 'rows-differ', differences: '[]', ledger_position: 1 };
  await insert('tally_alarms', { ...alarm, first_seen_at: now, last_seen_at: now });
  const mail = { id: randomUUID(), recipient_id: person, kind: 'a', occasion: 'a', state: 'kept', created_at: now };
  await insert('mails', mail);
  const leaver = JSON.stringify({ personId: person, email: 'a@b.example', givenName: 'A', familyName: 'Bbbb' });
  await insert('erasures', { id: randomUUID(), leaver, erased_at: now });
  const job = { id: randomUUID(), name: 'a', payload: '{}', state: 'done', created_by: person };
  await insert('jobs', { ...job, created_at: now, run_after: now });
  await insert('job_journal', { job_id: job.id, at: now, attempt: 1, kind: 'started' });
  return [agreement!.id, upload.id, job.id];
}

async function proofs(app: TestApp, insert: Insert, { foreign }: World): Promise<readonly string[]> {
  const { person, municipality } = foreign;
  const hash = (): Buffer => Buffer.from(randomUUID());
  await insert('refresh_tokens', { token_hash: hash(), session_id: foreign.session, issued_at: now });
  await insert('second_factors', { person_id: person, sealed_secret: '', created_at: now });
  await insert('recovery_codes', { person_id: person, code_hash: hash() });
  const link = { id: randomUUID(), person_id: person, purpose: 'reset-password', token_hash: hash() };
  await insert('mailed_links', { ...link, created_at: now, expires_at: new Date(now.getTime() + 1) });
  const client = { issuer: 'https://anmeldung.example', client_id: 'a', scope: 'openid', updated_at: now };
  await insert('identity_providers', { municipality_id: municipality, ...client });
  await insert('provider_identities', {
    municipality_id: municipality,
    subject: 'a',
    person_id: person,
    linked_at: now,
  });
  await insert('second_factor_demands', { municipality_id: municipality, role: 'hr', demanded_at: now });
  const key = { id: randomUUID(), name: 'a', municipality_id: municipality, scopes: ['people:read'] };
  await insert('api_keys', { ...key, created_by: somebody, created_at: now });
  await insert('api_key_secrets', { prefix: 'a', key_id: key.id, secret_hash: '', created_at: now });
  const [membership] = await app.sql<{ id: string }>('SELECT id FROM memberships WHERE person_id = $1', [person]);
  await insert('posts', { membership_id: membership!.id, profile_code: 'a', chosen_at: now });
  return [key.id, membership!.id];
}

import { randomUUID } from 'node:crypto';

import { PersonsService, SessionsService } from '../../src/accounts/index.js';
import { CoursesService } from '../../src/courses/index.js';
import { berlinDay } from '../../src/kernel/calendar.js';
import type { Actor, Role } from '../../src/kernel/actor.js';
import type { TestApp } from './app.js';
import { type Caller, callerWith } from './story.js';

export interface Somebody extends Caller {
  readonly id: string;
}

export interface Town {
  readonly id: string;
  readonly hr: Somebody;
}

/** A municipality with one HR person; its ARS is made from its number. */
export async function aTown(
  app: TestApp,
  number: number,
  { population = 10_000, kind = 'collective-municipality' } = {},
): Promise<Town> {
  const id = await aMunicipality(app, {
    ars: `0733${String(number).padStart(8, '0')}`,
    name: `Ort ${number}`,
    kind,
    population,
  });
  return { id, hr: await aPerson(app, { municipalityId: id, role: 'hr' }) };
}

export async function aMunicipality(
  app: TestApp,
  {
    ars,
    name,
    kind,
    population,
  }: { readonly ars: string; readonly name: string; readonly kind: string; readonly population: number },
): Promise<string> {
  const id = randomUUID();
  await app.sql(
    `INSERT INTO municipalities (id, ars, name, kind, seat, population, source, updated_at) VALUES ($1, $2, $3, $4, $3, $5, 'test', now())`,
    [id, ars, name, kind, population],
  );
  return id;
}

/** A signed-in person: an admin, or a member of a municipality. */
export async function aPerson(
  app: TestApp,
  {
    municipalityId,
    role = 'employee',
    admin = false,
    memberships = municipalityId === undefined ? [] : [{ municipalityId, role }],
  }: {
    readonly municipalityId?: string;
    readonly role?: Role;
    readonly admin?: boolean;
    readonly memberships?: readonly { readonly municipalityId: string; readonly role: Role }[];
  },
): Promise<Somebody> {
  const person = await app.get(PersonsService).provide({
    email: `${randomUUID()}@lernlotse.example`,
    givenName: 'Kim',
    familyName: 'Muster',
    admin,
    memberships,
  });
  const { accessToken = '' } = await app.get(SessionsService).open(person, 'token');
  return { id: person.id, ...callerWith(app, accessToken) };
}

/** A published course with its price in cents; `published: false` leaves it a draft. */
export async function aCourse(app: TestApp, priceCents = 9_900, { published = true } = {}): Promise<string> {
  const courses = app.get(CoursesService);
  const nobody: Actor = { personId: randomUUID(), sessionId: randomUUID(), admin: true, memberships: [] };
  const { id } = await courses.create(nobody, {
    title: { de: 'Akten digital führen' },
    description: { de: 'Vom Papier zur E-Akte.' },
    provider: 'Lernwerkstatt',
    ...{ url: null, minutes: 90, priceCents, languages: ['de'], formats: [], accessModes: [] },
    lessons: [],
    requirements: [],
  });
  if (published) await courses.publish(nobody, id);
  return id;
}

/** What an admin writes to create a programme that runs today. */
export function aProgramme(more: object = {}): object {
  const year = Number(berlinDay(new Date()).slice(0, 4));
  return {
    title: { de: 'Bildungsgutscheine' },
    total: 30,
    startsOn: `${year}-01-01`,
    endsOn: `${year + 1}-12-31`,
    ...more,
  };
}

/** A programme that is distributed and open; `input` is the distribution, by default the same for everybody. */
export async function anOpenProgramme(
  admin: Caller,
  programme: object = {},
  input: object = { weights: 'equal' },
): Promise<string> {
  const { id } = await admin.post('/programmes', aProgramme(programme));
  await admin.post(`/programmes/${id as string}/distribution`, input);
  await admin.post(`/programmes/${id as string}/open`);
  return id as string;
}

export interface LedgerLine {
  readonly position: number;
  readonly salt: string;
  readonly content: Record<string, string | number>;
  readonly entryHash: string;
  readonly chainHash: string;
}

export interface ExportedLedger {
  readonly entries: readonly LedgerLine[];
  readonly head: { readonly count: number; readonly headHash: string; readonly time: string };
}

/** The exported ledger: its entries and its head. */
export async function exportedLedger(app: TestApp, admin: Caller, programmeId: string): Promise<ExportedLedger> {
  const url = `/api/v1/programmes/${programmeId}/ledger`;
  const { body, statusCode } = await app.app.inject({ url, headers: { authorization: `Bearer ${admin.token}` } });
  if (statusCode !== 200) throw new Error(`ledger not exported: ${statusCode} ${body}`);
  const lines = body
    .trimEnd()
    .split('\n')
    .map((line): unknown => JSON.parse(line));
  return { entries: lines.slice(0, -1) as LedgerLine[], head: lines.at(-1) as ExportedLedger['head'] };
}

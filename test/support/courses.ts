import { readFileSync } from 'node:fs';
import path from 'node:path';

import { PersonsService } from '../../src/accounts/index.js';
import type { TestApp } from './app.js';
import { type Caller, signIn } from './story.js';

const PASSWORD = 'Ein-langes-Passwort-2026';
const CATALOGUE = path.resolve(import.meta.dirname, '../../src/courses/content/kommunal.moochub.json');

export { aCatalogue, aRecord } from './course-records.js';

/** The catalogue that the product brings along. */
export function demoCatalogue(): Buffer {
  return readFileSync(CATALOGUE);
}

/** What an editor writes about a course. */
export function aCourse(more: object = {}): object {
  return {
    code: 'HAND-1',
    title: { de: 'Akten suchen', en: 'Finding files' },
    description: { de: 'Für alle.' },
    provider: 'Hauptamt',
    minutes: 60,
    priceCents: 0,
    languages: ['de'],
    lessons: [{ competence: '1.1', from: 2, to: 4 }],
    ...more,
  };
}

/** A signed-in person without a municipality. */
export async function aPerson(app: TestApp, email: string, { admin = false } = {}): Promise<Caller & { id: string }> {
  const name = { givenName: 'Kim', familyName: 'Muster' };
  const given = { email, ...name, password: PASSWORD, admin, demo: false, memberships: [] };
  const { id } = await app.get(PersonsService).provide(given);
  return { ...(await signIn(app, email, PASSWORD)), id };
}

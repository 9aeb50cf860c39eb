import type { ProvidedPerson } from '../accounts/index.js';
import { DEMO_PASSWORD } from '../portal/index.js';

interface DemoPerson {
  readonly email: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly admin?: boolean;
  /** ARS of the municipality and what the person is there. */
  readonly works?: { readonly ars: string; readonly role: 'employee' | 'hr'; readonly unit: string };
}

/** Verbandsgemeinde Kandel: the demo's municipality. */
export const DEMO_ARS = '073345004000';
const OTHER_ARS = '073110000000';

/** Invented people: one for each thing that a visitor may want to try. */
export const DEMO_PEOPLE: readonly DemoPerson[] = [
  { email: 'admin@lernlotse.example', givenName: 'Ada', familyName: 'Albrecht', admin: true },
  {
    email: 'personal@kandel.example',
    givenName: 'Petra',
    familyName: 'Pfeiffer',
    works: { ars: DEMO_ARS, role: 'hr', unit: 'Personal und Organisation' },
  },
  {
    email: 'personal2@kandel.example',
    givenName: 'Paul',
    familyName: 'Petersen',
    works: { ars: DEMO_ARS, role: 'hr', unit: 'Personal und Organisation' },
  },
  {
    email: 'buergerbuero@kandel.example',
    givenName: 'Bärbel',
    familyName: 'Brandt',
    works: { ars: DEMO_ARS, role: 'employee', unit: 'Bürgerbüro' },
  },
  {
    email: 'bauamt@kandel.example',
    givenName: 'Bilal',
    familyName: 'Bauer',
    works: { ars: DEMO_ARS, role: 'employee', unit: 'Bauamt' },
  },
  {
    email: 'personal@frankenthal.example',
    givenName: 'Frieda',
    familyName: 'Fuchs',
    works: { ars: OTHER_ARS, role: 'hr', unit: 'Personal' },
  },
];

/** The person as `accounts` takes them; `idOf` gives a municipality's id by its ARS. */
export function provided(person: DemoPerson, idOf: (ars: string) => string): ProvidedPerson {
  const { works, admin = false, ...name } = person;
  const memberships =
    works === undefined ? [] : [{ municipalityId: idOf(works.ars), role: works.role, unit: works.unit }];
  return { ...name, admin, demo: true, password: DEMO_PASSWORD, memberships };
}

import { readAdministrationsFile } from '../../src/municipalities/administrations.reader.js';
import type { Administration } from '../../src/municipalities/domain/municipality.js';
import { sharedFile } from './shared.js';

/** The 194 administrations of Rhineland-Palatinate as the register of 31.08.2025 has them, by ARS. */
export function administrations(): readonly Administration[] {
  const { rows } = readAdministrationsFile(sharedFile('GV100AD_31082025_RLP.txt'));
  return [...rows].sort((a, b) => (a.ars < b.ars ? -1 : 1));
}

/** The 170 of them whose people are counted once: all but the districts. */
export function withoutDistricts(): readonly Administration[] {
  return administrations().filter(({ kind }) => kind !== 'district');
}

import { type Finding, rejected } from '../../kernel/reading.js';
import { ownWordsOf, PASSWORD_LENGTH, passwordFlaw } from './password-rule.js';

interface Given {
  readonly email: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly password: string | null;
}

/** The finding when the initial password of a row is none that the person could choose themselves. */
export function weaknessOf(row: Given, line: number, isCommon: (password: string) => boolean): Finding | undefined {
  const flaw = row.password === null ? undefined : passwordFlaw(row.password, ownWordsOf(row), isCommon);
  return flaw && rejected(`people-${flaw}`, { line, column: 'password' }, { minimum: PASSWORD_LENGTH.shortest });
}

import { passwordFlaw } from './password-rule.js';

const COMMON = new Set(['password', 'passwort', 'correcthorsebatterystaple', 'qwertz']);
const flawOf = (password: string) =>
  passwordFlaw(password, ['erika', 'erika.muster@kommune.example', 'Lernlotse'], (text) => COMMON.has(text));

describe('a new password', () => {
  it.each([
    ['drei Worte, nebeneinander', undefined],
    ['elf-Zeichen', 'password-too-short'],
    ['zwölf-Zeiche', undefined],
    ['👍👍👍👍👍👍', 'password-too-short'],
    ['CorrectHorseBatteryStaple', 'password-too-common'],
    ['Passwort-2026!', 'password-too-common'],
    ['2026#Passwort', 'password-too-common'],
    ['ＰＡＳＳＷＯＲＤ1234', 'password-too-common'],
    ['passwordpassword', 'password-too-common'],
    ['qwertz-qwertz-qwertz', 'password-too-common'],
    ['Lernlotse-2026', 'password-too-common'],
    ['Erika-Erika-1975', 'password-too-common'],
    ['erika.muster@kommune.example', 'password-too-common'],
    ['aaaaaaaaaaaaaaab', 'password-too-common'],
    ['123456789012', 'password-too-common'],
    ['83620174955162093847', undefined],
    ['Passwort und noch drei Worte', undefined],
  ])('%j: %s', (password, flaw) => {
    expect(flawOf(password)).toBe(flaw);
  });
});

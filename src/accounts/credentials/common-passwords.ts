import { dictionary } from '@zxcvbn-ts/language-common';

/** What the list, gathered from English services, lacks: keys of a German keyboard, and words of a German town hall. */
const GERMAN = [
  ...['qwertzuiop', 'qwertzuiopü', 'asdfghjklö', 'asdfghjklöä', 'yxcvbnm', 'qwertz', 'passwort', 'kennwort', 'geheim'],
  ...['willkommen', 'hallo', 'frühling', 'sommer', 'herbst', 'winter', 'deutschland', 'fußball', 'fussball'],
  ...['rathaus', 'kommune', 'gemeinde', 'verbandsgemeinde', 'verwaltung', 'stadtverwaltung', 'kreisverwaltung'],
  ...['landkreis', 'bürgerbüro', 'buergerbuero', 'bürgermeister', 'buergermeister', 'personalamt', 'gutschein'],
  ...['bildungsgutschein', 'kompetenzcheck', 'kompetenz-check', 'fortbildung', 'feierabend', 'urlaub'],
];

let known: ReadonlySet<string> | undefined;

/** True for one of some 49,000 passwords that attackers try first (list of zxcvbn, MIT). Read once, nothing leaves the machine. */
export function isCommonPassword(lowerCase: string): boolean {
  known ??= new Set([...dictionary['passwords-common'].map(String), ...GERMAN]);
  return known.has(lowerCase);
}

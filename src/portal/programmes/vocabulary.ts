/** What the courses of the catalogue say their competences by. */
export const VOCABULARY = 'DigComp';

/** A competence as a programme's rules name it. */
export function competenceKey(code: string): string {
  return `${VOCABULARY}:${code}`;
}

/** The competence behind such a key; the whole key for another vocabulary. */
export function competenceCode(key: string): string {
  return key.startsWith(`${VOCABULARY}:`) ? key.slice(VOCABULARY.length + 1) : key;
}

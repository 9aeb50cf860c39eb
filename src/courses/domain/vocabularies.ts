/** Competences per area of DigComp: 1.1–1.3, 2.1–2.6, 3.1–3.4, 4.1–4.4, 5.1–5.4, the same codes since its first edition. */
const DIGCOMP_AREAS = [3, 6, 4, 4, 4];
const DIGCOMP_COMPETENCES = new Set(
  DIGCOMP_AREAS.flatMap((count, area) =>
    Array.from({ length: count }, (_, at) => `${String(area + 1)}.${String(at + 1)}`),
  ),
);

/** The vocabulary whose codes catalogues, frameworks and profiles share. */
export const DIGCOMP = 'DigComp';

/** True when the vocabulary names this competence. */
export function isCompetenceOf(vocabulary: string, competence: string): boolean {
  return vocabulary === DIGCOMP && DIGCOMP_COMPETENCES.has(competence);
}

/** Number of fine levels of the vocabulary; 0 for one that is not known. */
export function levelsOf(vocabulary: string): number {
  return vocabulary === DIGCOMP ? 8 : 0;
}

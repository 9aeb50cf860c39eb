import type { Differences, ProfileContent, Requirement } from '../../profiles/index.js';

/** One line of two profiles beside each other: a field, or what they ask of a competence. */
export interface Difference {
  readonly field: string;
  readonly competence: string | null;
  /** What the first and the second one say; null: nothing. */
  readonly a: string | Requirement | null;
  readonly b: string | Requirement | null;
}

type Compared = ProfileContent & { readonly frameworkId?: string };

/** What differs, or all that both ask, line by line; languages on lines of their own. */
export function linesOf(a: Compared, b: Compared, { fields, requirements }: Differences): readonly Difference[] {
  const texts = fields.flatMap((field): readonly Difference[] => {
    if (field !== 'title' && field !== 'summary') {
      return [{ field, competence: null, a: a[field] ?? null, b: b[field] ?? null }];
    }
    return (['de', 'en'] as const)
      .filter((language) => (a[field][language] ?? '') !== (b[field][language] ?? ''))
      .map((language) => ({
        field: `${field}.${language}`,
        competence: null,
        a: a[field][language] ?? null,
        b: b[field][language] ?? null,
      }));
  });
  return [
    ...texts,
    ...requirements.map((row) => ({ field: 'requirement', competence: row.competence, a: row.a, b: row.b })),
  ];
}

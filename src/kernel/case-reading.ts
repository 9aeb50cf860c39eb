/** Reading packages of 1EdTech CASE: what a package lacks or has wrong is left to whoever reads the fields. */
export type CaseValues = Readonly<Record<string, unknown>>;

/** A text in both languages, in which the package's own one counts for its language (German, if it names none of ours). */
export function withOwn(translations: unknown, language: unknown, own: unknown): CaseValues {
  const locale = language === 'en' ? 'en' : 'de';
  return { ...recordOf(translations), ...(own !== undefined && own !== null && { [locale]: own }) };
}

/** What the product has written beside the standard's fields of a node. */
export function oursOf(node: CaseValues): CaseValues {
  return recordOf(recordOf(node.extensions).lernlotse);
}

/** The records of a list, or none. */
export function recordsIn(value: unknown): readonly CaseValues[] {
  return Array.isArray(value) ? value.map(recordOf) : [];
}

/** The fields of a record; of anything else none. */
export function recordOf(value: unknown): CaseValues {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as CaseValues) : {};
}

export function wordOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

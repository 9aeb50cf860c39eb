/** An administration with its own staff: kreisfreie Stadt, Landkreis, verbandsfreie Gemeinde, Verbandsgemeinde. */
export type MunicipalityKind = 'independent-city' | 'district' | 'independent-municipality' | 'collective-municipality';

export const MUNICIPALITY_KINDS: readonly MunicipalityKind[] = [
  'independent-city',
  'district',
  'independent-municipality',
  'collective-municipality',
];

/** What a register says about one administration. */
export interface Administration {
  /** Amtlicher Regionalschlüssel: 12 digits, a string because it may begin with 0. */
  readonly ars: string;
  readonly name: string;
  readonly kind: MunicipalityKind;
  readonly seat: string | null;
  /** Inhabitants; a Landkreis and a Verbandsgemeinde count those of their Gemeinden. */
  readonly population: number;
  /** Employees of the administration; null when the source does not say. */
  readonly headcount: number | null;
  /** Where the facts come from, with the date of the source. */
  readonly source: string;
}

export interface Municipality extends Omit<Administration, 'source'> {
  readonly id: string;
}

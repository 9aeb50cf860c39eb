export type Locale = 'de' | 'en';

export const LOCALES: readonly Locale[] = ['de', 'en'];

/** Content in both languages of the product. Imported content may lack one; German or the other language then stands in. */
export interface Localized {
  readonly de?: string;
  readonly en?: string;
}

/** The text in the wanted language, else in the other one, else empty. */
export function inLocale(text: Localized, locale: Locale): string {
  return text[locale] ?? text.de ?? text.en ?? '';
}

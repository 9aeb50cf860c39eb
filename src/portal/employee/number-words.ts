import type { Translate } from '../../platform/i18n/texts.js';

const LAST_IN_WORDS = 12;

/** A count as a sentence says it: in words up to twelve, then in figures. */
export function inWords(t: Translate, count: number): string {
  return count <= LAST_IN_WORDS ? t(`portal-shared:numbers.${count}`) : String(count);
}

/** The same at the beginning of a sentence. */
export function beginning(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

import { inLocale, type Locale, type Localized } from '../../kernel/localized.js';
import type { PageContext } from '../shared/page-context.js';

interface Name {
  readonly givenName: string;
  readonly familyName: string;
}

/** "Sommer, Kim"; a person who was erased has no name any more. */
export function personOf({ t }: PageContext, name: Name | null | undefined): string {
  return name ? `${name.familyName}, ${name.givenName}` : t('portal-hr:nobody');
}

/** The course's title; a voucher may leave the choice to its holder. */
export function courseOf(locale: Locale, title: Localized | null): string {
  return title === null ? '–' : inLocale(title, locale);
}

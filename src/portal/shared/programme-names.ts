import { inLocale } from '../../kernel/localized.js';
import type { Programme } from '../../vouchers/index.js';
import type { PageContext } from './page-context.js';

type Named = Pick<Programme, 'id' | 'title' | 'startsOn' | 'endsOn'>;

/**
 * What a page that shows these programmes calls each of them: its title; where another one has the same title its period
 * too; where that is the same as well a number. So no two headings, choices or lists on a page have one name.
 */
export function programmeNames(
  { t, locale, format }: Pick<PageContext, 't' | 'locale' | 'format'>,
  programmes: readonly Named[],
): (programme: Named) => string {
  const all = [...new Map(programmes.map((programme) => [programme.id, programme])).values()];
  const titleOf = ({ title }: Named) => inLocale(title, locale);
  const wordsOf = (programme: Named) => ({
    title: titleOf(programme),
    from: format.day(programme.startsOn),
    to: format.day(programme.endsOn),
  });
  const withPeriod = (programme: Named) => t('portal-shared:programmeName.withPeriod', wordsOf(programme));
  return (programme) => {
    const sameTitle = all.filter((other) => titleOf(other) === titleOf(programme));
    if (sameTitle.length < 2) return titleOf(programme);
    const same = sameTitle.filter((other) => withPeriod(other) === withPeriod(programme)).map(({ id }) => id);
    if (same.length < 2) return withPeriod(programme);
    const number = same.sort().indexOf(programme.id) + 1;
    return t('portal-shared:programmeName.numbered', { ...wordsOf(programme), number });
  };
}

/** The programmes as choices of a select. */
export function programmeOptions(
  page: Pick<PageContext, 't' | 'locale' | 'format'>,
  programmes: readonly Named[],
): readonly { readonly value: string; readonly label: string }[] {
  const nameOf = programmeNames(page, programmes);
  return programmes.map((programme) => ({ value: programme.id, label: nameOf(programme) }));
}

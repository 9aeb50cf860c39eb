import { inLocale } from '../../kernel/localized.js';
import type { Cost, WhyNot } from '../../paths/index.js';
import type { Names } from '../employee/names.js';
import { levelWords } from '../employee/parts.js';
import type { PageContext } from '../shared/page-context.js';
import type { Plan } from './path.service.js';

/** "Suchen, Bewerten" by the codes of competences. */
export function competenceWords({ locale }: PageContext, names: Names, codes: readonly string[]): string {
  return codes.map((code) => names.title(code, locale)).join(', ');
}

/** The titles of courses that the plan names. */
export function courseWords({ locale }: PageContext, { courses }: Plan, ids: readonly string[]): string {
  return ids
    .map((id) => inLocale(courses.get(id)?.title ?? {}, locale))
    .map((title) => `„${title}“`)
    .join(', ');
}

/** How `other` differs from `cost`: "30 Min. länger und 20,00 € teurer"; null when it takes the same time and money. */
export function differenceWords({ t, format }: PageContext, cost: Cost, other: Cost): string | null {
  const minutes = other.minutes - cost.minutes;
  const cents = other.priceCents - cost.priceCents;
  const words = [
    ...(minutes === 0
      ? []
      : [t(`portal-path:than.${minutes > 0 ? 'longer' : 'shorter'}`, { by: format.duration(Math.abs(minutes)) })]),
    ...(cents === 0
      ? []
      : [t(`portal-path:than.${cents > 0 ? 'dearer' : 'cheaper'}`, { by: format.money(Math.abs(cents)) })]),
  ];
  return words.length === 0 ? null : words.join(t('portal-path:than.and'));
}

/** "5 Std., 149,00 €, 3 Kurse". */
export function costWords({ t, format }: PageContext, { minutes, priceCents, courses }: Cost): string {
  return [format.duration(minutes), format.money(priceCents), t('portal-path:courses', { count: courses })].join(', ');
}

/** Why a course is not in the path, in a sentence. */
export function whyNotWords(page: PageContext, names: Names, { reason, missing }: WhyNot): string {
  const { t, locale } = page;
  if (reason !== 'entry') return t(`portal-path:whyNot.reason.${reason}`);
  if (missing.length === 0) return t('portal-path:whyNot.reason.entryCourse');
  const needed = missing.map(({ competence, level }) =>
    [names.title(competence, locale), levelWords(page, names, level)].join(' – '),
  );
  return t('portal-path:whyNot.reason.entry', { missing: needed.join('; ') });
}

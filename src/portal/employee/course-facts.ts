import type { Course } from '../../courses/index.js';
import type { Fact } from '../shared/description.js';
import type { PageContext } from '../shared/page-context.js';

/** What one wants to know of a course before taking it. */
export function courseFacts(
  { t, format, locale }: PageContext,
  { provider, minutes, formats, languages, priceCents, accessibility }: Course,
  isPayable: boolean,
): readonly Fact[] {
  const name = (key: string) => t(`portal-employee:course.facts.${key}`);
  const language = new Intl.DisplayNames([locale], { type: 'language' });
  const formatWords = formats.map((code) => t(`portal-employee:formats.${code}`)).join(', ');
  const helps = accessibility.map((word) => t(`portal-catalogue:values.accessibility.${word}`)).join(', ');
  const known = (cents: number) => (cents === 0 ? t('portal-employee:course.free') : format.money(cents));
  const price = priceCents === null ? t('portal-employee:course.unknown') : known(priceCents);
  return [
    { key: name('provider'), value: provider },
    { key: name('duration'), value: minutes === null ? t('portal-employee:course.unknown') : format.duration(minutes) },
    { key: name('format'), value: formatWords || t('portal-employee:course.unknown') },
    { key: name('language'), value: languages.map((code) => language.of(code) ?? code).join(', ') },
    { key: name('price'), value: isPayable ? t('portal-employee:course.withVoucher', { price }) : price },
    ...(helps === '' ? [] : [{ key: name('accessibility'), value: helps }]),
  ];
}

import type { ComponentChildren } from 'preact';

import type { Course } from '../../courses/index.js';
import type { PageContext } from '../shared/page-context.js';

/** What one wants to know of a course before taking it. */
export function courseFacts(
  { t, format, locale }: PageContext,
  { provider, minutes, formats, languages, priceCents }: Course,
  isPayable: boolean,
): readonly (readonly [string, ComponentChildren])[] {
  const name = (key: string) => t(`portal-employee:course.facts.${key}`);
  const language = new Intl.DisplayNames([locale], { type: 'language' });
  const formatWords = formats.map((code) => t(`portal-employee:formats.${code}`)).join(', ');
  const known = (cents: number) => (cents === 0 ? t('portal-employee:course.free') : format.money(cents));
  const price = priceCents === null ? t('portal-employee:course.unknown') : known(priceCents);
  return [
    [name('provider'), provider],
    [name('duration'), minutes === null ? t('portal-employee:course.unknown') : format.duration(minutes)],
    [name('format'), formatWords || t('portal-employee:course.unknown')],
    [name('language'), languages.map((code) => language.of(code) ?? code).join(', ')],
    [name('price'), isPayable ? t('portal-employee:course.withVoucher', { price }) : price],
  ];
}

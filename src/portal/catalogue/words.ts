import type { Course, Facet } from '../../courses/index.js';
import type { Names } from '../employee/names.js';
import type { PageContext } from '../shared/page-context.js';

/** The value of a facet as people say it. */
export function facetWord(page: PageContext, names: Names, facet: Facet, value: string): string {
  if (facet === 'provider') return value;
  if (facet === 'language') return languageWord(page, value);
  if (facet === 'competence') return competenceWord(page, names, value);
  if (facet === 'format') return page.t(`portal-employee:formats.${value}`, { defaultValue: value });
  return page.t(`portal-catalogue:values.${facet}.${value}`, { defaultValue: value });
}

export function competenceWord({ locale }: PageContext, names: Names, code: string): string {
  const title = names.title(code, locale);
  return title === code ? code : `${code} ${title}`;
}

export function languageWord({ locale }: PageContext, code: string): string {
  try {
    return new Intl.DisplayNames([locale], { type: 'language' }).of(code) ?? code;
  } catch {
    return code;
  }
}

export function priceWord({ t, format }: PageContext, priceCents: number | null): string {
  if (priceCents === null) return t('portal-catalogue:unknown');
  return priceCents === 0 ? t('portal-catalogue:free') : format.money(priceCents);
}

export function durationWord({ t, format }: PageContext, minutes: number | null): string {
  return minutes === null ? t('portal-catalogue:unknown') : format.duration(minutes);
}

/** "1.1 Suchen: Stufe 2 → 4", for every competence that the course teaches. */
export function lessonWords(page: PageContext, names: Names, { lessons }: Course): readonly string[] {
  return lessons.map(({ competence, from, to }) =>
    page.t(`portal-catalogue:${from === 0 ? 'lessonForAll' : 'lesson'}`, {
      competence: competenceWord(page, names, competence),
      from,
      to,
    }),
  );
}

import type { Course } from '../../courses/index.js';
import { inLocale } from '../../kernel/localized.js';
import type { Names } from '../employee/names.js';
import { centsIn } from '../shared/form-values.js';
import type { PageContext } from '../shared/page-context.js';
import { isCourseId, type ProgrammeValues } from './form.js';
import { competenceCode } from './vocabulary.js';

/** "1.1 Informationen suchen" */
export function competenceWord({ locale }: PageContext, names: Names, key: string): string {
  const code = competenceCode(key);
  const title = names.title(code, locale);
  return title === code ? key : `${code} ${title}`;
}

/** "Akten digital führen (Lernwerkstatt, 99,00 €)" */
export function courseWord({ t, locale, format }: PageContext, course: Course): string {
  const { title, provider, priceCents } = course;
  const price = priceCents === null ? t('portal-programmes:noPriceYet') : format.money(priceCents);
  return t('portal-programmes:course', { title: inLocale(title, locale), provider, price });
}

export interface Surroundings {
  readonly names: Names;
  readonly courses: readonly Course[];
}

const CHOICES: readonly (keyof ProgrammeValues)[] = ['approval', 'waitingOrder', 'waitingApproval'];
const DAYS: readonly (keyof ProgrammeValues)[] = ['startsOn', 'endsOn'];

/** What stands in a field, line by line, in words. */
export function linesOf(
  page: PageContext,
  { names, courses }: Surroundings,
  values: ProgrammeValues,
  field: keyof ProgrammeValues,
): readonly string[] {
  const { t, format } = page;
  const value = values[field];
  if (field === 'competences') return values.competences.map((key) => competenceWord(page, names, key));
  if (field === 'courseIds') {
    const byId = new Map(courses.map((course) => [course.id, courseWord(page, course)]));
    return values.courseIds.filter(isCourseId).map((id) => byId.get(id) ?? id);
  }
  if (typeof value === 'object') return value;
  if (value === '') return [];
  if (CHOICES.includes(field)) return [t(`portal-programmes:choices.${field}.${value}`)];
  if (DAYS.includes(field)) return [format.day(String(value))];
  const cents = field === 'maxPrice' ? centsIn(String(value)) : null;
  return [cents === null ? String(value) : format.money(cents)];
}

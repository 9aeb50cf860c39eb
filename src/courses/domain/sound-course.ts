import { DomainError } from '../../kernel/domain-error.js';
import type { CourseContent } from './course.js';
import { LIMITS } from './course-limits.js';
import { isCompetenceOf, levelsOf } from './vocabularies.js';

const WEB_ADDRESS = /^https?:\/\/[^\s/?#"'<>\\]+[^\s"'<>\\]*$/i;
const LISTS = ['lessons', 'requirements', 'prerequisites'] as const;

/**
 * Refuses content that cannot be or that contradicts itself.
 * @throws DomainError `course-title-missing`, `course-takes-time`, `price-not-negative`, `course-link-not-web`,
 *   `course-entries-too-many`, `course-competence-unknown`, `course-teaches-upwards`, `course-competence-repeated`
 */
export function mustBeSound(content: CourseContent): void {
  const { title, minutes, priceCents, url } = content;
  if ((title.de ?? title.en ?? '').trim() === '') throw new DomainError('course-title-missing', 'invalid');
  if (minutes !== null && minutes < 1) throw new DomainError('course-takes-time', 'invalid', { minutes });
  if (priceCents !== null && priceCents < 0) throw new DomainError('price-not-negative', 'invalid', { priceCents });
  if (url !== null && !WEB_ADDRESS.test(url)) throw new DomainError('course-link-not-web', 'invalid', { url });
  mustKeepLimits(content);
  mustTeachUpwards(content);
}

function mustKeepLimits(content: CourseContent): void {
  const list = LISTS.find((name) => content[name].length > LIMITS.entries);
  if (list === undefined) return;
  throw new DomainError('course-entries-too-many', 'invalid', {
    list,
    given: content[list].length,
    limit: LIMITS.entries,
  });
}

function mustTeachUpwards({ lessons, requirements }: CourseContent): void {
  for (const { vocabulary, competence, from, to } of lessons) {
    mustBeKnown(vocabulary, competence, to);
    if (from >= to) throw new DomainError('course-teaches-upwards', 'invalid', { competence, from, to });
  }
  for (const { vocabulary, competence, level } of requirements) mustBeKnown(vocabulary, competence, level);
  const named = [...lessons, ...requirements].map(({ vocabulary, competence }) => `${vocabulary} ${competence}`);
  const repeated = named.find((name, i) => named.indexOf(name) !== i);
  if (repeated !== undefined) throw new DomainError('course-competence-repeated', 'invalid', { competence: repeated });
}

function mustBeKnown(vocabulary: string, competence: string, level: number): void {
  if (!isCompetenceOf(vocabulary, competence) || level > levelsOf(vocabulary)) {
    throw new DomainError('course-competence-unknown', 'invalid', { vocabulary, competence, level });
  }
}

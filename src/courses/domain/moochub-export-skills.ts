import type { JsonObject, JsonValue } from '../../kernel/json.js';
import { isObject } from './catalogue-json.js';
import type { CourseFacts } from './course.js';
import { assumedEntry } from './moochub-levels.js';
import { DIGCOMP } from './vocabularies.js';

/** The edition by whose codes the levels are written. */
const EDITION = '3.0';

/**
 * What the course teaches and asks for, each with its level. An entry level is always stated where a reader would assume
 * another one, `0` for a course that is open to everybody. Skills of other frameworks stay as they came.
 */
export function skillsOf(
  { lessons, requirements }: Pick<CourseFacts, 'lessons' | 'requirements'>,
  kept: JsonObject,
): JsonObject {
  const entries = lessons
    .filter(({ from, to }) => from > 0 || from !== assumedEntry({ level: to, coarse: false }))
    .map(({ competence, from }) => skill(competence, from));
  return {
    teaches: [...foreign(kept.teaches), ...lessons.map(({ competence, to }) => skill(competence, to))],
    competencyRequired: [
      ...foreign(kept.competencyRequired),
      ...entries,
      ...requirements.map(({ competence, level }) => skill(competence, level)),
    ],
  };
}

function foreign(list: JsonValue | undefined): readonly JsonValue[] {
  const entries = Array.isArray(list) ? (list as readonly JsonValue[]) : [];
  return entries.filter((entry) => isObject(entry) && entry.educationalFramework !== DIGCOMP);
}

function skill(competence: string, level: number): JsonObject {
  const framework = { educationalFramework: DIGCOMP, educationalFrameworkVersion: EDITION };
  const educationalLevel = { name: [], shortCode: String(level), ...framework, type: 'EducationalLevel' };
  return { name: [], ...framework, shortCode: competence, educationalLevel };
}

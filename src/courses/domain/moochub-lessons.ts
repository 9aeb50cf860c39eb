import type { JsonObject, JsonValue } from '../../kernel/json.js';
import { isObject, textOf } from './catalogue-json.js';
import type { EntryRequirement, Lesson } from './course.js';
import { assumedEntry, statedLevel, type StatedLevel } from './moochub-levels.js';
import { entriesOf, type Note, shown } from './moochub-notes.js';
import { DIGCOMP, isCompetenceOf } from './vocabularies.js';

type LevelsByCompetence = ReadonlyMap<string, StatedLevel>;

/**
 * What a MOOChub record teaches and asks for. A competence that is taught and required lifts from the required level;
 * a taught one without a stated entry level starts where `assumedEntry` says; a required one that is not taught is a
 * requirement. Whatever is no DigComp competence with a level is noted.
 */
export function levelsOfRecord(
  attributes: JsonObject,
  note: Note,
): { readonly lessons: readonly Lesson[]; readonly requirements: readonly EntryRequirement[] } {
  const wide = courseWideLevel(attributes);
  const taught = skillLevels(attributes.teaches, 'teaches', { wide, note });
  const required = skillLevels(attributes.competencyRequired, 'competencyRequired', { wide: null, note });
  const lessons = [...taught].flatMap(([competence, level]) => lessonOf(competence, level, { required, note }));
  const others = [...required].filter(([competence, { level }]) => !taught.has(competence) && level > 0);
  if (lessons.length === 0) note('course-teaches-nothing-known', 'teaches');
  return {
    lessons,
    requirements: others.map(([competence, { level }]) => ({ vocabulary: DIGCOMP, competence, level })),
  };
}

function lessonOf(
  competence: string,
  taught: StatedLevel,
  { required, note }: { readonly required: LevelsByCompetence; readonly note: Note },
): readonly Lesson[] {
  const to = taught.level;
  const stated = required.get(competence)?.level;
  const from = stated ?? assumedEntry(taught);
  if (from >= to) {
    note('course-lifts-nothing', 'teaches', { competence, from, to });
    return [];
  }
  if (stated === undefined && from > 0) note('entry-level-assumed', 'competencyRequired', { competence, from, to });
  return [{ vocabulary: DIGCOMP, competence, from, to }];
}

/** The highest level per competence. `wide` is the level of the course for skills that have none of their own. */
function skillLevels(
  list: JsonValue | undefined,
  field: string,
  { wide, note }: { readonly wide: StatedLevel | null; readonly note: Note },
): LevelsByCompetence {
  const levels = new Map<string, StatedLevel>();
  entriesOf(list, field, note).forEach((skill, at) => {
    const place = `${field}[${String(at)}]`;
    const competence = competenceOf(skill, place, note);
    if (competence === null || !isObject(skill)) return;
    const level = skill.educationalLevel === undefined ? wide : statedLevel(skill.educationalLevel);
    if (level === null) {
      note('course-level-not-mapped', `${place}.educationalLevel`, { competence, value: levelShown(skill) });
      return;
    }
    const known = levels.get(competence);
    if (known !== undefined) note('course-competence-twice', place, { competence });
    if (known === undefined || known.level < level.level) levels.set(competence, level);
  });
  return levels;
}

function competenceOf(skill: JsonValue, place: string, note: Note): string | null {
  const { educationalFramework, shortCode, targetUrl } = isObject(skill) ? skill : {};
  if (educationalFramework === 'Course_ID')
    note('course-required-course-not-mapped', place, { value: shown(targetUrl) });
  else if (educationalFramework !== DIGCOMP) {
    note('course-skill-framework-not-mapped', place, { value: shown(educationalFramework) });
  } else if (isCompetenceOf(DIGCOMP, textOf(shortCode) ?? '')) return textOf(shortCode);
  else note('course-competence-not-mapped', `${place}.shortCode`, { value: shown(shortCode) });
  return null;
}

/** The one DigComp level of the course as a whole; with several it is open which skill is meant. */
function courseWideLevel({ educationalLevel }: JsonObject): StatedLevel | null {
  const levels = (Array.isArray(educationalLevel) ? (educationalLevel as readonly JsonValue[]) : []).filter(
    (level) => isObject(level) && level.educationalFramework === DIGCOMP,
  );
  return levels.length === 1 ? statedLevel(levels[0]) : null;
}

function levelShown({ educationalLevel }: JsonObject): string {
  return shown(isObject(educationalLevel) ? (educationalLevel.shortCode ?? educationalLevel.name) : educationalLevel);
}

import type { Change, Comparison } from '../../kernel/comparison.js';
import { inLocale } from '../../kernel/localized.js';
import { type JsonObject, type JsonValue, orderedJson } from '../../kernel/json.js';
import { type CourseField, differingFields } from './course-differences.js';
import type { CourseContent } from './course.js';
import type { CatalogueCourse } from './moochub.js';
import { type KeptCourse, recordOf } from './moochub-export.js';

/** Stands for everything of a record that is kept but not shown. */
const RECORD = 'record';

/**
 * What a catalogue's record would do to the course that is here. A record that says what it said the last time changes
 * nothing, also where somebody edited the course here since; neither does one that says what our own export would say.
 */
export function compared(row: CatalogueCourse, kept: KeptCourse | null): Comparison {
  const name = nameOf(row);
  if (kept === null) return { pile: 'new', name, changes: [] };
  const said = orderedJson(row.original);
  if (isSaid(said, kept.original) || isSaid(said, recordOf(kept))) return { pile: 'unchanged', name, changes: [] };
  return { pile: 'changed', name, changes: changesOf(row, kept) };
}

function isSaid(said: string, record: JsonObject | null): boolean {
  return record !== null && orderedJson(record) === said;
}

function changesOf(row: CatalogueCourse, kept: KeptCourse): readonly Change[] {
  const wanted: CourseContent = {
    ...{ ...kept, ...row },
    accessibility: row.accessibility ?? kept.accessibility,
    prerequisites: row.neededCourses?.map(({ key }) => key) ?? kept.prerequisites,
  };
  const told = { before: toldOf(kept, kept.needed), after: toldOf(wanted, row.neededCourses ?? kept.needed) };
  const fields = differingFields(kept, wanted).map((field) => changeOf(field, told.before, told.after));
  const moves = kept.state === 'draft' || kept.state === 'published' ? row.state : kept.state;
  const state = moves === kept.state ? [] : [{ field: 'state', before: kept.state, after: moves }];
  const changes = [...fields, ...state];
  return changes.length > 0 ? changes : [{ field: RECORD, before: null, after: null }];
}

/** With its prerequisites as people know them. */
function toldOf(content: CourseContent, needed: readonly { readonly code: string }[]): CourseContent {
  return { ...content, prerequisites: needed.map(({ code }) => code).sort() };
}

function changeOf(field: CourseField, before: CourseContent, after: CourseContent): Change {
  return { field, before: before[field] as JsonValue, after: after[field] as JsonValue };
}

function nameOf({ code, title }: CatalogueCourse): string {
  return `${code}: ${inLocale(title, 'de')}`;
}

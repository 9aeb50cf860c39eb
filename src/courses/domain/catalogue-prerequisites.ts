import { type Finding, rejected } from '../../kernel/reading.js';
import { shown } from './moochub-notes.js';
import { cycleThrough, type Prerequisite, stuckCourses } from './prerequisites.js';

/** A course that a record names as needed before its own: one that is here, or one of the same file. */
export interface NeededCourse {
  /** The id that it has here, else its source and id there; so a record and the course that it changes have the same. */
  readonly key: string;
  readonly id: string | null;
  readonly source: string;
  readonly sourceId: string;
  readonly code: string;
}

/** A record that names courses to be completed before. */
export interface NeedingRecord extends Pick<NeededCourse, 'key' | 'id' | 'code'> {
  /** Number of the record in the file. */
  readonly line: number;
  /** Ids of records, ids of courses that are here, or codes. */
  readonly names: readonly string[];
}

export interface Settled {
  /** What each record needs that may be applied, by its key. */
  readonly needed: ReadonlyMap<string, readonly NeededCourse[]>;
  /** Why each other record may not, by its key. */
  readonly refused: ReadonlyMap<string, Finding>;
}

const FIELD = 'lernlotse.prerequisites';

/**
 * Settles which courses the records of a file need. A record is refused when it names a course that is nowhere, or
 * several, or a new one that is itself refused, or when it closes a cycle with other records or with what is `known`
 * here of courses that the file says nothing of. Every other one can be completed in some order. `find` answers all
 * courses that a name may mean.
 */
export function settled(
  records: readonly NeedingRecord[],
  find: (name: string) => readonly NeededCourse[],
  known: readonly Prerequisite[],
): Settled {
  const needed = new Map<string, readonly NeededCourse[]>();
  const refused = new Map<string, Finding>();
  for (const record of records) {
    const found = record.names.map((name) => ({ name, courses: find(name) }));
    const fault = found.find(({ courses }) => courses.length !== 1);
    if (fault === undefined) needed.set(record.key, eachOnce(found.flatMap(({ courses }) => courses)));
    else refused.set(record.key, refusal(record, fault.courses.length === 0 ? 'unknown' : 'ambiguous', fault.name));
  }
  for (let before = -1; before < refused.size;) {
    before = refused.size;
    refuseWhatNeedsRefused(records, needed, refused);
    refuseCycles(records, known, { needed, refused });
  }
  return { needed: new Map([...needed].filter(([key]) => !refused.has(key))), refused };
}

function refusal({ line, code }: NeedingRecord, fault: string, prerequisite: string): Finding {
  const values = { course: shown(code), prerequisite: shown(prerequisite) };
  return rejected(`course-prerequisite-${fault}`, { line, column: FIELD }, values);
}

function eachOnce(courses: readonly NeededCourse[]): readonly NeededCourse[] {
  return [...new Map(courses.map((course) => [course.key, course])).values()];
}

/** Whatever needs a new course that does not come in, and whatever needs that, and so on. */
function refuseWhatNeedsRefused(
  records: readonly NeedingRecord[],
  needed: Settled['needed'],
  refused: Map<string, Finding>,
): void {
  const needing = new Map<string, NeedingRecord[]>();
  for (const record of records) {
    for (const { key } of needed.get(record.key) ?? []) needing.set(key, [...(needing.get(key) ?? []), record]);
  }
  const missing = records.filter(({ key, id }) => id === null && refused.has(key));
  for (let course = missing.pop(); course !== undefined; course = missing.pop()) {
    for (const record of needing.get(course.key) ?? []) {
      if (refused.has(record.key)) continue;
      refused.set(record.key, refusal(record, 'refused', course.code));
      if (record.id === null) missing.push(record);
    }
  }
}

function refuseCycles(
  records: readonly NeedingRecord[],
  known: readonly Prerequisite[],
  { needed, refused }: { readonly needed: Settled['needed']; readonly refused: Map<string, Finding> },
): void {
  const good = new Map(records.filter(({ key }) => !refused.has(key)).map((record) => [record.key, record]));
  const stated = [...good.keys()].flatMap((courseId) =>
    (needed.get(courseId) ?? []).map(({ key }) => ({ courseId, prerequisiteId: key })),
  );
  const edges = [...known.filter(({ courseId }) => !good.has(courseId)), ...stated];
  const stuck = stuckCourses(edges);
  const codes = new Map([...needed.values()].flat().map(({ key, code }) => [key, code]));
  for (const record of good.values()) {
    if (!stuck.has(record.key) || refused.has(record.key)) continue;
    const needs = (needed.get(record.key) ?? []).map(({ key }) => key);
    const cycle = cycleThrough(record.key, needs, edges) ?? [];
    const path = shown(cycle.map((key) => good.get(key)?.code ?? codes.get(key) ?? key).join(' → '));
    for (const { key, line, code } of cycle.flatMap((one) => good.get(one) ?? [])) {
      const place = { line, column: FIELD };
      refused.set(key, rejected('course-prerequisites-cyclic', place, { course: shown(code), path }));
    }
  }
}

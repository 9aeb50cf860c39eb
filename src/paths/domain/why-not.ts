import type { Cost, Course, EntryLevel, Path, PathRequest } from './path-shapes.js';
import { Planner } from './planner.js';
import { levelIn, lifts } from './taking.js';

/** Why a course is not in the path. */
export type WhyNotReason =
  | 'in-path'
  | 'completed'
  | 'not-offered'
  | 'dismissed'
  | 'language'
  | 'format'
  | 'accessibility'
  | 'not-needed'
  | 'entry'
  | 'no-room'
  | 'not-better';

export interface WhyNot {
  readonly reason: WhyNotReason;
  /** Entry levels that neither the person nor any path reaches. */
  readonly missing: readonly EntryLevel[];
  /** What the best path with this course would cost; null when there is none. */
  readonly costWith: Cost | null;
  /** Competences whose gap that path would leave open though the recommended one closes it. */
  readonly gapsLost: readonly string[];
}

/** Why the path is as it is and not with this course, with the numbers of the best path that holds it. */
export function whyNot(courseId: string, path: Path, { request, offers, start, reach }: Planner): WhyNot {
  const plain = plainReason(courseId, path, request);
  if (plain !== null) return said(plain);
  const course = offers.find(({ id }) => id === courseId);
  if (course === undefined) return said('not-offered');
  if (!reach.taken.has(courseId)) return { ...said('entry'), missing: missingFor(course, reach.levels) };
  if (!servesAGap(course, request) || !lifts(course, { ...highestEntry(course), ...start })) return said('not-needed');
  if (path.pinsLeft.includes(courseId)) return said('no-room');
  const planner = new Planner({ ...request, pinned: [...(request.pinned ?? []), courseId] });
  const choice = planner.pins.includes(courseId) ? planner.choose() : null;
  if (choice === null) return said('no-room');
  const { cost, closed } = planner.outline(choice);
  const gapsLost = path.gapsClosed.map(({ competence }) => competence).filter((one) => !closed.includes(one));
  return { reason: 'not-better', missing: [], costWith: cost, gapsLost };
}

function said(reason: WhyNotReason): WhyNot {
  return { reason, missing: [], costWith: null, gapsLost: [] };
}

/** Reasons that need no planning. */
function plainReason(courseId: string, path: Path, request: PathRequest): WhyNotReason | null {
  if (path.courses.some(({ id }) => id === courseId)) return 'in-path';
  if (request.completed.includes(courseId)) return 'completed';
  const course = request.courses.find(({ id }) => id === courseId);
  if (course === undefined) return 'not-offered';
  if (request.dismissed?.includes(courseId) === true) return 'dismissed';
  return unsuitable(course, request);
}

function unsuitable(course: Course, { limits }: PathRequest): WhyNotReason | null {
  const { language = null, format = null, accessibleOnly = false } = limits;
  if (language !== null && !course.languages.includes(language)) return 'language';
  if (format !== null && course.formats?.includes(format) !== true) return 'format';
  return accessibleOnly && course.accessible !== true ? 'accessibility' : null;
}

function missingFor({ requires }: Course, reach: Readonly<Record<string, number>>): readonly EntryLevel[] {
  return requires.filter(({ competence, level }) => levelIn(reach, competence) < level);
}

function servesAGap({ teaches }: Course, { gaps }: PathRequest): boolean {
  return teaches.some(({ competence, from, to }) =>
    gaps.some((gap) => gap.competence === competence && to > gap.from && from < gap.to),
  );
}

function highestEntry({ teaches }: Course): Readonly<Record<string, number>> {
  return Object.fromEntries(teaches.map(({ competence, from }) => [competence, from]));
}

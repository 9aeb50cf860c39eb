import type { Localized } from '../../kernel/localized.js';
import type { Binding, NextVoucher } from './binding.js';
import type { CourseMark } from './course-mark.js';
import type { MeasureFirst, PlannedGap } from './gaps.js';
import type { Cost, PathCourse } from './path-shapes.js';
import type { PinLeft } from './pins.js';
import type { Reasons } from './reasons.js';

/** What is shown of a course beside its place in the path. */
export interface CourseCaption {
  readonly title: Localized;
  readonly provider: string;
  readonly url: string | null;
}

/** A step towards a gap; `closed` when it reaches the minimum. */
export interface StepToGap {
  readonly competence: string;
  readonly from: number;
  readonly to: number;
  readonly closed: boolean;
}

export interface PathCourseView {
  readonly courseId: string;
  readonly code: string;
  readonly title: Localized;
  readonly provider: string;
  readonly url: string | null;
  /** `necessary` closes an essential gap or opens the way to it; `useful` lifts a desirable one; `pinned` is wanted. */
  readonly part: PathCourse['part'];
  readonly minutes: number;
  readonly priceCents: number;
  /** Empty for a course that only opens the way to a later one. */
  readonly closes: readonly StepToGap[];
  readonly reasons: Reasons;
}

export interface ClosedGapView extends PlannedGap {
  /** Ids of the courses that lift the competence, in order; none when a completed course already claims the level. */
  readonly courses: readonly string[];
}

export interface OpenGapView extends PlannedGap {
  /** `no-course`: no published course leads there. `limits`: courses exist, but not within the limits. */
  readonly reason: 'no-course' | 'limits';
  /** Level that the path reaches. */
  readonly reached: number;
}

export interface PathView {
  readonly profileId: string;
  readonly courses: readonly PathCourseView[];
  readonly gapsClosed: readonly ClosedGapView[];
  readonly gapsOpen: readonly OpenGapView[];
  readonly measureFirst: readonly MeasureFirst[];
  readonly cost: Cost;
  /** True only when it is proven that no better path exists. */
  readonly optimal: boolean;
  /** Minutes below which no necessary part can fall; null when limits leave an essential gap open. */
  readonly bound: number | null;
  /** Limits that keep gaps open, and by how much. */
  readonly binding: readonly Binding[];
  readonly nextVoucher: NextVoucher | null;
  /** What the person pinned or dismissed, newest first. */
  readonly marks: readonly TitledMark[];
  /** Pinned courses that have no place in the path, and why. */
  readonly pinsLeft: readonly PinLeft[];
}

/** A mark with what its course is called. */
export interface TitledMark extends CourseMark {
  readonly title: Localized;
}

/** What is said of a course in a path: how it is called and why it is in. */
export interface Explained {
  readonly caption: CourseCaption;
  readonly reasons: Reasons;
}

/** A course of the path with its steps towards the gaps. */
export function courseView(
  step: PathCourse,
  gaps: readonly PlannedGap[],
  { caption, reasons }: Explained,
): PathCourseView {
  const { id, code, part, minutes, priceCents, lifts } = step;
  const { title, provider, url } = caption;
  const closes = lifts
    .filter(({ competence, from }) => gaps.some((gap) => gap.competence === competence && from < gap.to))
    .map(({ competence, from, to, closes: closed }) => ({ competence, from, to, closed }));
  return { courseId: id, code, title, provider, url, part, minutes, priceCents, closes, reasons };
}

/** The gaps of the path with what the match says of them. */
export function gapViews<G extends { readonly competence: string }>(
  planned: readonly G[],
  gaps: readonly PlannedGap[],
): readonly (G & PlannedGap)[] {
  return planned.flatMap((one) => {
    const gap = gaps.find(({ competence }) => competence === one.competence);
    return gap === undefined ? [] : [{ ...one, ...gap }];
  });
}

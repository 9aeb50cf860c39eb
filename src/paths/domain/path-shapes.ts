/** Whole framework levels by competence; a competence that is missing counts as 0. */
export type Levels = Readonly<Record<string, number>>;

/** A competence to be lifted from the level reached to the level that the post asks for. */
export interface Gap {
  readonly competence: string;
  readonly from: number;
  readonly to: number;
  readonly essential: boolean;
  /** Positive. */
  readonly weight: number;
  /** Gaps that share this name are alternatives: closing one of them is enough. */
  readonly alternative?: string | null;
}

/** Lifts a person whose level is at least `from` to `to`; it never lowers. */
export interface Teaching {
  readonly competence: string;
  readonly from: number;
  readonly to: number;
}

/** A level that a course asks for before it can be taken. */
export interface EntryLevel {
  readonly competence: string;
  readonly level: number;
}

/** A published course, as far as the choice of a path needs it. */
export interface Course {
  readonly id: string;
  readonly code: string;
  readonly teaches: readonly Teaching[];
  readonly requires: readonly EntryLevel[];
  /** Ids of the courses that must be taken before and that the person has not completed. */
  readonly prerequisites?: readonly string[];
  readonly minutes: number;
  readonly priceCents: number;
  readonly languages: readonly string[];
  readonly formats?: readonly string[];
  readonly accessible?: boolean;
  /** Whether one of the person's vouchers may pay for it. */
  readonly voucherEligible: boolean;
}

/** What the person allows; null or missing sets no limit. */
export interface Limits {
  readonly maxMinutes: number | null;
  readonly maxPriceCents: number | null;
  readonly language?: string | null;
  readonly format?: string | null;
  readonly accessibleOnly?: boolean;
  /** Vouchers that the person may use. */
  readonly vouchers: number;
}

export interface PathRequest {
  readonly gaps: readonly Gap[];
  readonly courses: readonly Course[];
  /** Ids of the courses that the person has completed; they are not recommended again. */
  readonly completed: readonly string[];
  /** Level reached or claimed, whichever is higher, also of competences without a gap: entry levels need them. */
  readonly levels: Levels;
  readonly limits: Limits;
  /** Ids of courses that the person wants in the path in any case. */
  readonly pinned?: readonly string[];
  /** Ids of courses that the person does not want. */
  readonly dismissed?: readonly string[];
}

/** What a course lifts at its place in the path. */
export interface Lift {
  readonly competence: string;
  readonly from: number;
  readonly to: number;
  /** This course brings the competence to the minimum of a gap. */
  readonly closes: boolean;
}

/** Why a course is in: for an essential gap, for a desirable one, or because the person wants it. */
export type PathPart = 'necessary' | 'useful' | 'pinned';

export interface PathCourse {
  readonly id: string;
  readonly code: string;
  readonly part: PathPart;
  readonly minutes: number;
  /** List price; what a voucher spares shows in the path's cost. */
  readonly priceCents: number;
  readonly lifts: readonly Lift[];
}

/** `courses` are the ids that lift the competence, in order; none when a claimed level closes the gap. */
export interface ClosedGap extends Gap {
  readonly courses: readonly string[];
}

/** `no-course`: no published course leads there. `limits`: courses exist, but not within the limits. */
export interface OpenGap extends Gap {
  readonly reason: 'no-course' | 'limits';
  /** Level that the path reaches. */
  readonly reached: number;
}

export interface Cost {
  readonly minutes: number;
  /** After vouchers. */
  readonly priceCents: number;
  readonly courses: number;
  readonly vouchers: number;
}

export interface Path {
  /** In an order in which every entry level is met. */
  readonly courses: readonly PathCourse[];
  readonly gapsClosed: readonly ClosedGap[];
  readonly gapsOpen: readonly OpenGap[];
  readonly cost: Cost;
  /** True only when it is proven that no better path exists. */
  readonly optimal: boolean;
  /** Minutes below which no necessary part can fall; null when limits leave an essential gap open. */
  readonly bound: number | null;
  /** Ids of pinned courses that have no place in it: they lift nothing, cannot be entered, or break a limit. */
  readonly pinsLeft: readonly string[];
}

/** The courses of a path by id, in order, the competences whose gap it closes, and its cost. */
export interface PathOutline {
  readonly courses: readonly string[];
  readonly closed: readonly string[];
  readonly cost: Cost;
}

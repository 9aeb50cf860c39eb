export interface Completion {
  readonly courseId: string;
  readonly completedAt: Date;
}

/** The highest level that a person's completed courses lead to. It is claimed, not measured: results never take it up. */
export interface ClaimedLevel {
  readonly vocabulary: string;
  readonly competence: string;
  readonly level: number;
}

/** The news that a person has completed a course; `by` is who recorded it. */
export interface CourseCompleted {
  readonly personId: string;
  readonly courseId: string;
  readonly by: string;
}

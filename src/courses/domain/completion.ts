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

/** On whose word a completion stands: a person of HR, or a statement of a course platform. The last one to fall takes it along. */
export interface Attestation {
  readonly kind: 'person' | 'statement';
  /** Id of the person who says so, or of the statement. */
  readonly reference: string;
}

/** The moment that counts as the completion: the one that was said, but never one that is still to come. */
export function completedAt(said: Date | null, now: Date): Date {
  return said === null || said > now ? now : said;
}

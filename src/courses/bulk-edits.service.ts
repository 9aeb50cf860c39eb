import { Injectable } from '@nestjs/common';

import type { Actor } from '../kernel/actor.js';
import { DomainError, type ErrorDetails } from '../kernel/domain-error.js';
import type { Locale } from '../kernel/localized.js';
import { Audit } from '../platform/audit/audit.js';
import { Transaction } from '../platform/database/transaction.js';
import { Texts } from '../platform/i18n/texts.js';
import { Clock } from '../platform/system/clock.js';
import { CourseWritesRepository } from './course-writes.repository.js';
import { CoursesRepository } from './courses.repository.js';
import { type BulkChange, changedBy, mustBeFewEnough } from './domain/bulk-change.js';
import type { Course, CourseState } from './domain/course.js';

export type BulkMode = 'all-or-nothing' | 'good-ones';

export interface BulkEdit {
  readonly mode: BulkMode;
  /** Each with the revision that was read; said twice, the first one counts. */
  readonly courses: readonly { readonly id: string; readonly revision: number }[];
  readonly change: BulkChange;
}

/** `held-back`: nothing was wrong with it, but with another one, and all or nothing was asked. */
export type BulkOutcome = 'changed' | 'unchanged' | 'refused' | 'held-back';

export interface BulkResult {
  readonly id: string;
  readonly outcome: BulkOutcome;
  /** As it is now; null for a course that does not exist. */
  readonly revision: number | null;
  /** Why it was refused. */
  readonly problem: { readonly code: string; readonly title: string; readonly help: string } | null;
}

export interface BulkReport {
  readonly counts: Readonly<Record<BulkOutcome, number>>;
  /** In the order in which the courses were named. */
  readonly results: readonly BulkResult[];
}

/** How one course comes out, before anything is written. */
type Verdict =
  { readonly before: Course; readonly after: Course } | { readonly before: Course | null; readonly refusal: Refusal };

interface Refusal {
  readonly code: string;
  readonly details: ErrorDetails;
}

/** Changes many courses in one transaction and says of each what became of it. */
@Injectable()
export class BulkEditsService {
  constructor(
    private readonly transaction: Transaction,
    private readonly courses: CoursesRepository,
    private readonly writes: CourseWritesRepository,
    private readonly audit: Audit,
    private readonly texts: Texts,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError `courses-bulk-too-many`; whatever is wrong with a single course is told in the report */
  edit(actor: Actor, { mode, courses, change }: BulkEdit, locale: Locale): Promise<BulkReport> {
    const revisions = new Map([...courses].reverse().map(({ id, revision }) => [id, revision]));
    const ids = [...new Set(courses.map(({ id }) => id))];
    mustBeFewEnough(ids.length);
    return this.transaction.run(async () => {
      await this.courses.lock(ids);
      const known = new Map((await this.courses.many(ids)).map((course) => [course.id, course]));
      const verdicts = ids.map((id) => judge(change, known.get(id), revisions.get(id)));
      const held = mode === 'all-or-nothing' && verdicts.some((one) => 'refusal' in one);
      if (!held) await this.write(actor, change, verdicts.flatMap(changedOne));
      const results = verdicts.map((one, at) => this.result(ids[at] ?? '', one, { held, locale }));
      const count = (outcome: BulkOutcome) => results.filter((one) => one.outcome === outcome).length;
      const counts = { changed: count('changed'), unchanged: count('unchanged') };
      return { counts: { ...counts, refused: count('refused'), 'held-back': count('held-back') }, results };
    });
  }

  private async write(actor: Actor, { kind }: BulkChange, changed: readonly Changed[]): Promise<void> {
    const now = this.clock.now();
    const moved = changed.filter(({ before, after }) => before.state !== after.state);
    const [state] = moved.map(({ after }) => after.state);
    const ids = moved.map(({ after }) => after.id);
    if (state !== undefined) await this.writes.setState(ids, state, now);
    const rewritten = changed.filter((one) => !moved.includes(one)).map(({ after }) => after);
    if (rewritten.length > 0) await this.writes.replace(rewritten, now);
    for (const { after, before } of changed) {
      const details = { bulk: kind, revision: before.revision + 1 };
      await this.audit.act(actor, actOf(before.state, after.state), { subject: after.id, details });
    }
  }

  private result(id: string, verdict: Verdict, { held, locale }: { held: boolean; locale: Locale }): BulkResult {
    const before = verdict.before?.revision ?? null;
    if ('refusal' in verdict) {
      const { code, details } = verdict.refusal;
      const t = this.texts.in(locale);
      const problem = { code, title: t(`problems:${code}.title`, details), help: t(`problems:${code}.help`, details) };
      return { id, outcome: 'refused', revision: before, problem };
    }
    if (verdict.after === verdict.before) return { id, outcome: 'unchanged', revision: before, problem: null };
    if (held) return { id, outcome: 'held-back', revision: before, problem: null };
    return { id, outcome: 'changed', revision: verdict.before.revision + 1, problem: null };
  }
}

interface Changed {
  readonly before: Course;
  readonly after: Course;
}

function changedOne(verdict: Verdict): readonly Changed[] {
  return 'refusal' in verdict || verdict.after === verdict.before ? [] : [verdict];
}

function judge(change: BulkChange, course: Course | undefined, revision: number | undefined): Verdict {
  if (course === undefined) return { before: null, refusal: { code: 'course-not-found', details: {} } };
  if (course.revision !== revision) {
    return { before: course, refusal: { code: 'edited-meanwhile', details: {} } };
  }
  try {
    return { before: course, after: changedBy(change, course) };
  } catch (error) {
    if (error instanceof DomainError) return { before: course, refusal: error };
    throw error;
  }
}

function actOf(before: CourseState, after: CourseState): string {
  return before === after ? 'course.updated' : `course.${after}`;
}

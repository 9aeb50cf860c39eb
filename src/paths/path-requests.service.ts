import { Injectable } from '@nestjs/common';

import { ResultsService } from '../checks/index.js';
import { FrameworksService } from '../competencies/index.js';
import { CompletionsService, CoursesService, type PublishedCourse } from '../courses/index.js';
import type { Actor } from '../kernel/actor.js';
import { MatchingService, type MatchView } from '../matching/index.js';
import { candidateOf, courseRulesOf, eligibilityOf, ProgrammesService, VouchersService } from '../vouchers/index.js';
import { type CourseMark, wishesOf } from './domain/course-mark.js';
import { type PlannedGap, withClaims } from './domain/gaps.js';
import type { Course, Levels, Limits, PathRequest } from './domain/path-shapes.js';
import { MarksService } from './marks/marks.service.js';

export interface PathQuery {
  readonly profileId: string;
  /** Learning time in all. Without it, what is not essential keeps within 40 hours in all. */
  readonly maxHours?: number;
  readonly maxPriceCents?: number;
  /** Vouchers to plan with, of those that the person holds; all of them where it is left out. */
  readonly maxVouchers?: number;
  readonly language?: string;
  readonly format?: string;
  /** `true`: only courses that name at least one accessibility feature. */
  readonly accessible?: string;
}

/** What a path is planned from, and what its steps are called. */
export interface PathSetting {
  readonly request: PathRequest;
  readonly gaps: readonly PlannedGap[];
  readonly requirements: MatchView['requirements'];
  readonly catalogue: readonly PublishedCourse[];
  readonly marks: readonly CourseMark[];
}

/** Whether one of the person's vouchers may pay a course. */
type Payable = (course: PublishedCourse) => boolean;

/** Gathers from the other rooms what a path to a profile is planned from. */
@Injectable()
export class PathRequests {
  constructor(
    private readonly frameworks: FrameworksService,
    private readonly results: ResultsService,
    private readonly matching: MatchingService,
    private readonly courses: CoursesService,
    private readonly completions: CompletionsService,
    private readonly programmes: ProgrammesService,
    private readonly vouchers: VouchersService,
    private readonly marks: MarksService,
  ) {}

  /** @throws DomainError `profile-not-found` */
  async of(actor: Actor, query: PathQuery): Promise<PathSetting> {
    const match = await this.matching.match(actor, query.profileId);
    const { requirements } = match;
    const { vocabulary } = await this.frameworks.get(match.frameworkId);
    const claimed = highest(await this.completions.claimedLevels(actor.personId), vocabulary);
    const gaps = withClaims(match.gaps, claimed);
    const levels = await this.levels(actor.personId, { requirements, vocabulary, claimed });
    const catalogue = await this.courses.published();
    const held = await this.held(actor);
    const isPayable: Payable = (course) => held.length > 0 && held.every((pays) => pays(course));
    const courses = catalogue.flatMap((course) => offerOf(course, vocabulary, isPayable));
    const completed = (await this.completions.of(actor.personId)).map(({ courseId }) => courseId);
    const limits = limitsOf(query, Math.min(held.length, query.maxVouchers ?? held.length));
    const marks = await this.marks.of(actor.personId);
    const request = { gaps, levels, courses, completed, limits, ...wishesOf(marks) };
    return { request, gaps, requirements, catalogue, marks };
  }

  /**
   * What each voucher that the actor holds and has not redeemed may pay. A course counts as payable where every one of
   * them may pay it, so that a path never promises more than the vouchers hold.
   */
  private async held(actor: Actor): Promise<readonly Payable[]> {
    const [vouchers, programmes] = await Promise.all([this.vouchers.own(actor), this.programmes.list(actor)]);
    return vouchers
      .filter(({ state }) => state === 'assigned')
      .flatMap(({ programmeId, courseId }) => {
        const programme = programmes.find(({ id }) => id === programmeId);
        if (programme === undefined) return [];
        const rules = courseRulesOf(programme);
        return [(course: PublishedCourse) => (courseId ?? course.id) === course.id && pays(course, rules)];
      });
  }

  /** Measured or claimed levels. What the match judged counts as it is judged, anything else as it was last measured. */
  private async levels(
    personId: string,
    { requirements, vocabulary, claimed }: { requirements: readonly Judged[]; vocabulary: string; claimed: Levels },
  ): Promise<Levels> {
    const judged = new Set(requirements.map(({ competence }) => competence));
    const others = (await this.results.newest(personId)).filter(({ competence }) => !judged.has(competence));
    const measured = [...requirements.map((one) => ({ ...one, vocabulary })), ...others];
    const known = Object.entries(claimed).map(([competence, level]) => ({ competence, level, vocabulary }));
    return highest([...measured, ...known], vocabulary);
  }
}

type Judged = Omit<KnownLevel, 'vocabulary'>;

interface KnownLevel {
  readonly vocabulary: string;
  readonly competence: string;
  readonly level: number | null;
}

function pays(
  { id, priceCents, provider, lessons }: PublishedCourse,
  rules: ReturnType<typeof courseRulesOf>,
): boolean {
  return eligibilityOf(candidateOf({ id, priceCents, provider, lessons }), rules).eligible;
}

function highest(known: readonly KnownLevel[], vocabulary: string): Levels {
  const levels: Record<string, number> = {};
  for (const { competence, level } of known.filter((one) => one.vocabulary === vocabulary)) {
    levels[competence] = Math.max(level ?? 0, levels[competence] ?? 0);
  }
  return levels;
}

/** The course as far as it teaches the vocabulary; nothing when it does not. */
function offerOf(course: PublishedCourse, vocabulary: string, isPayable: Payable): readonly Course[] {
  const { lessons, requirements, accessibility, ...rest } = course;
  const teaches = lessons.filter((lesson) => lesson.vocabulary === vocabulary);
  const requires = requirements.filter((requirement) => requirement.vocabulary === vocabulary);
  if (teaches.length === 0) return [];
  return [{ ...rest, teaches, requires, accessible: accessibility.length > 0, voucherEligible: isPayable(course) }];
}

function limitsOf({ maxHours, maxPriceCents, language, format, accessible }: PathQuery, vouchers: number): Limits {
  return {
    maxMinutes: maxHours === undefined ? null : Math.floor(maxHours * 60),
    maxPriceCents: maxPriceCents ?? null,
    language: language ?? null,
    format: format ?? null,
    accessibleOnly: accessible === 'true',
    vouchers,
  };
}

import { createHash } from 'node:crypto';

import { Injectable } from '@nestjs/common';

import { CompletionsService, PublishedCatalogue, type PublishedCourse } from '../courses/index.js';
import type { Actor } from '../kernel/actor.js';
import { together } from '../kernel/together.js';
import { type GroundedMatch, MatchingService, type MatchView } from '../matching/index.js';
import { Transaction } from '../platform/database/transaction.js';
import { courseRulesOf, ProgrammesService, VouchersService } from '../vouchers/index.js';
import { type CourseMark, wishesOf } from './domain/course-mark.js';
import { type PlannedGap, withClaims } from './domain/gaps.js';
import type { Levels, Limits, PathRequest } from './domain/path-shapes.js';
import { MarksService } from './marks/marks.service.js';
import { offersOf, type Payment } from './path-offers.js';

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
  /** The same for the same request, and only then. */
  readonly key: string;
  /** Made when it is asked for: a plan that is kept needs none. */
  readonly request: () => PathRequest;
  readonly gaps: readonly PlannedGap[];
  readonly requirements: MatchView['requirements'];
  readonly catalogue: readonly PublishedCourse[];
  readonly marks: readonly CourseMark[];
}

interface Gathered extends GroundedMatch {
  readonly claimed: readonly KnownLevel[];
  readonly catalogue: { readonly version: string; readonly courses: readonly PublishedCourse[] };
  readonly payment: Payment;
  readonly completions: readonly { readonly courseId: string }[];
  readonly marks: readonly CourseMark[];
}

/** Gathers from the other rooms what a path to a profile is planned from. */
@Injectable()
export class PathRequests {
  constructor(
    private readonly matching: MatchingService,
    private readonly catalogue: PublishedCatalogue,
    private readonly completions: CompletionsService,
    private readonly programmes: ProgrammesService,
    private readonly vouchers: VouchersService,
    private readonly marks: MarksService,
    private readonly transaction: Transaction,
  ) {}

  /** @throws DomainError `profile-not-found` */
  async of(actor: Actor, query: PathQuery): Promise<PathSetting> {
    const known = await this.gathered(actor, query.profileId);
    const { match, vocabulary, catalogue, payment, marks } = known;
    const claimed = highest(known.claimed, vocabulary);
    const gaps = withClaims(match.gaps, claimed);
    const levels = levelsOf({ ...known, claimed });
    const completed = known.completions.map(({ courseId }) => courseId).sort();
    const state = { gaps, levels, completed, limits: limitsOf(query, payment.held.length), ...wishesOf(marks) };
    const { version, courses } = catalogue;
    const request = (): PathRequest => ({ ...state, courses: offersOf(courses, vocabulary, payment) });
    const key = hashOf([version, vocabulary, payment, state]);
    return { key, request, gaps, requirements: match.requirements, catalogue: courses, marks };
  }

  /** On one connection, on which all that need not wait is asked for in one round trip. */
  private gathered(actor: Actor, profileId: string): Promise<Gathered> {
    const { personId } = actor;
    return this.transaction.reading(async () => {
      const [grounded, claimed, catalogue, payment, completions, marks] = await together([
        this.matching.grounded(actor, profileId),
        this.completions.claimedLevels(personId),
        this.catalogue.current(),
        this.payment(actor),
        this.completions.of(personId),
        this.marks.of(personId),
      ]);
      return { ...grounded, claimed, catalogue, payment, completions, marks };
    });
  }

  private async payment(actor: Actor): Promise<Payment> {
    const [vouchers, programmes] = await together([this.vouchers.own(actor), this.programmes.list(actor)]);
    const held = vouchers
      .filter(({ state }) => state === 'assigned')
      .flatMap(({ programmeId, courseId }) => {
        const programme = programmes.find(({ id }) => id === programmeId);
        return programme === undefined ? [] : [{ courseId, rules: courseRulesOf(programme) }];
      });
    return { held, open: programmes.filter(({ state }) => state === 'open').map(courseRulesOf) };
  }
}

/** Measured or claimed levels. What the match judged counts as it is judged, anything else as it was last measured. */
function levelsOf({ match: { requirements }, newest, vocabulary, claimed }: Known): Levels {
  const judged = new Set(requirements.map(({ competence }) => competence));
  const others = newest.filter(({ competence }) => !judged.has(competence));
  const measured = [...requirements.map((one) => ({ ...one, vocabulary })), ...others];
  const known = Object.entries(claimed).map(([competence, level]) => ({ competence, level, vocabulary }));
  return highest([...measured, ...known], vocabulary);
}

interface Known {
  readonly match: Pick<MatchView, 'requirements'>;
  readonly vocabulary: string;
  readonly newest: readonly KnownLevel[];
  readonly claimed: Levels;
}

interface KnownLevel {
  readonly vocabulary: string;
  readonly competence: string;
  readonly level: number | null;
}

function hashOf(values: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(values)).digest('hex');
}

function highest(known: readonly KnownLevel[], vocabulary: string): Levels {
  const levels: Record<string, number> = {};
  for (const { competence, level } of known.filter((one) => one.vocabulary === vocabulary)) {
    levels[competence] = Math.max(level ?? 0, levels[competence] ?? 0);
  }
  return levels;
}

function limitsOf(query: PathQuery, held: number): Limits {
  const { maxHours, maxPriceCents, maxVouchers = held, language, format, accessible } = query;
  return {
    maxMinutes: maxHours === undefined ? null : Math.floor(maxHours * 60),
    maxPriceCents: maxPriceCents ?? null,
    language: language ?? null,
    format: format ?? null,
    accessibleOnly: accessible === 'true',
    vouchers: Math.min(held, maxVouchers),
  };
}

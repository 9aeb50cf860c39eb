import { createHash } from 'node:crypto';

import { Injectable } from '@nestjs/common';

import { ResultsService } from '../checks/index.js';
import { FrameworksService } from '../competencies/index.js';
import { CompletionsService, PublishedCatalogue, type PublishedCourse } from '../courses/index.js';
import type { Actor } from '../kernel/actor.js';
import { MatchingService, type MatchView } from '../matching/index.js';
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

/** Gathers from the other rooms what a path to a profile is planned from. */
@Injectable()
export class PathRequests {
  constructor(
    private readonly frameworks: FrameworksService,
    private readonly results: ResultsService,
    private readonly matching: MatchingService,
    private readonly catalogue: PublishedCatalogue,
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
    const { version, courses: catalogue } = await this.catalogue.current();
    const payment = await this.payment(actor);
    const completed = (await this.completions.of(actor.personId)).map(({ courseId }) => courseId).sort();
    const marks = await this.marks.of(actor.personId);
    const state = { gaps, levels, completed, limits: limitsOf(query, payment.held.length), ...wishesOf(marks) };
    const request = (): PathRequest => ({ ...state, courses: offersOf(catalogue, vocabulary, payment) });
    return { key: hashOf([version, vocabulary, payment, state]), request, gaps, requirements, catalogue, marks };
  }

  private async payment(actor: Actor): Promise<Payment> {
    const [vouchers, programmes] = await Promise.all([this.vouchers.own(actor), this.programmes.list(actor)]);
    const held = vouchers
      .filter(({ state }) => state === 'assigned')
      .flatMap(({ programmeId, courseId }) => {
        const programme = programmes.find(({ id }) => id === programmeId);
        return programme === undefined ? [] : [{ courseId, rules: courseRulesOf(programme) }];
      });
    return { held, open: programmes.filter(({ state }) => state === 'open').map(courseRulesOf) };
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

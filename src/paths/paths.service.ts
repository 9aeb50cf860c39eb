import { setImmediate } from 'node:timers/promises';

import { Injectable } from '@nestjs/common';

import { ResultsService } from '../checks/index.js';
import { FrameworksService } from '../competencies/index.js';
import { CompletionsService, CoursesService, type PublishedCourse } from '../courses/index.js';
import type { Actor } from '../kernel/actor.js';
import { MatchingService } from '../matching/index.js';
import { measureFirst, type PlannedGap, withClaims } from './domain/gaps.js';
import { planPath } from './domain/path.js';
import type { Course, Levels, Limits, Path, PathRequest } from './domain/path-shapes.js';
import { courseView, gapViews, type PathCourseView, type PathView } from './domain/path-view.js';
import { reasonsOf } from './domain/reasons.js';
import { relevantCourses } from './domain/relevant.js';

export interface PathQuery {
  readonly profileId: string;
  /** Learning time in all. Without it, what is not essential keeps within 40 hours in all. */
  readonly maxHours?: number;
  readonly maxPriceCents?: number;
  readonly language?: string;
}

/** Learning paths: advice to the person, computed when asked and never stored. */
@Injectable()
export class PathsService {
  constructor(
    private readonly frameworks: FrameworksService,
    private readonly results: ResultsService,
    private readonly matching: MatchingService,
    private readonly courses: CoursesService,
    private readonly completions: CompletionsService,
  ) {}

  /**
   * The actor's own path to the profile, from the newest results, by the published courses that teach the
   * vocabulary of the profile's framework. Prices are list prices: no voucher is counted in.
   * @throws DomainError `profile-not-found`
   */
  async path(actor: Actor, query: PathQuery): Promise<PathView> {
    const match = await this.matching.match(actor, query.profileId);
    const { requirements } = match;
    const { vocabulary } = await this.frameworks.get(match.frameworkId);
    const claimed = highest(await this.completions.claimedLevels(actor.personId), vocabulary);
    const gaps = withClaims(match.gaps, claimed);
    const levels = await this.levels(actor.personId, { requirements, vocabulary, claimed });
    const catalogue = await this.courses.published();
    const offers = catalogue.flatMap((course) => offerOf(course, vocabulary));
    const completed = (await this.completions.of(actor.personId)).map(({ courseId }) => courseId);
    const courses = relevantCourses(offers, gaps, levels);
    const request = { gaps, levels, courses, completed, limits: limitsOf(query) };
    const path = planPath(request);
    return {
      profileId: query.profileId,
      courses: await explain(path, request, { gaps, catalogue }),
      gapsClosed: gapViews(path.gapsClosed, gaps),
      gapsOpen: gapViews(path.gapsOpen, gaps),
      measureFirst: measureFirst(requirements),
      cost: path.cost,
      optimal: path.optimal,
      bound: path.bound,
    };
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

/** Plans once more for every course of the path, and lets other requests have their turn in between. */
async function explain(
  path: Path,
  request: PathRequest,
  { gaps, catalogue }: { readonly gaps: readonly PlannedGap[]; readonly catalogue: readonly PublishedCourse[] },
): Promise<readonly PathCourseView[]> {
  const captions = new Map(catalogue.map((course) => [course.id, course]));
  const views: PathCourseView[] = [];
  for (const step of path.courses) {
    const caption = captions.get(step.id);
    if (caption === undefined) continue;
    await setImmediate();
    views.push(courseView(step, gaps, { caption, reasons: reasonsOf(step.id, path, request) }));
  }
  return views;
}

function highest(known: readonly KnownLevel[], vocabulary: string): Levels {
  const levels: Record<string, number> = {};
  for (const { competence, level } of known.filter((one) => one.vocabulary === vocabulary)) {
    levels[competence] = Math.max(level ?? 0, levels[competence] ?? 0);
  }
  return levels;
}

/** The course as far as it teaches the vocabulary; nothing when it does not. */
function offerOf({ lessons, requirements, ...course }: PublishedCourse, vocabulary: string): readonly Course[] {
  const teaches = lessons.filter((lesson) => lesson.vocabulary === vocabulary);
  const requires = requirements.filter((requirement) => requirement.vocabulary === vocabulary);
  return teaches.length === 0 ? [] : [{ ...course, teaches, requires, voucherEligible: false }];
}

function limitsOf({ maxHours, maxPriceCents, language }: PathQuery): Limits {
  const maxMinutes = maxHours === undefined ? null : Math.floor(maxHours * 60);
  return { maxMinutes, maxPriceCents: maxPriceCents ?? null, language: language ?? null, vouchers: 0 };
}

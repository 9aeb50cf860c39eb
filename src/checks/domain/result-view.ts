import type { Localized } from '../../kernel/localized.js';
import type { AreaSummary } from './area-summary.js';
import type { ChangeVerdict } from './change.js';
import type { Release } from './release.js';
import type { RestsOn } from './rests-on.js';
import type { CompetenceResult } from './result.js';

/** One competence of a result as it is shown; the posterior stays inside. */
export type ShownCompetence = Omit<CompetenceResult, 'posterior'>;

/** The numbers of a submitted check. */
export interface ResultSummary {
  readonly checkId: string;
  readonly profileId: string;
  readonly municipalityId: string;
  readonly frameworkId: string;
  /** The version that scored it: with the answers it gives the same numbers again. */
  readonly instrumentId: string;
  readonly measuredAt: Date;
  /** By competence code. */
  readonly competencies: readonly ShownCompetence[];
  /** The release to HR that is not revoked; it may have ended. */
  readonly release: Release | null;
  /** Said on every result: it is no formal test and leads to no certificate. */
  readonly notACertificate: true;
}

/** The level reached in the framework's words; all null without a level from 1 on. */
export interface LevelWords {
  readonly levelName: Localized | null;
  readonly coarseName: Localized | null;
  /** What somebody on that level can do: of this competence, else of the level in general. */
  readonly levelText: Localized | null;
}

/** Against the newest earlier measurement of the same competence, whatever post that check was for. */
export interface Change {
  readonly before: { readonly checkId: string; readonly measuredAt: Date; readonly estimate: number };
  /** Estimate now minus estimate before, in levels. */
  readonly difference: number;
  /** P(θ now > θ before), between 0 and 1. */
  readonly probabilityRisen: number;
  readonly verdict: ChangeVerdict;
  /** Questions that were answered both times. */
  readonly repeatedItems: readonly { readonly code: string; readonly text: Localized }[];
}

export interface ExplainedCompetence extends ShownCompetence, LevelWords {
  readonly title: Localized;
  /** Code of its area; null when the framework does not know the competence. */
  readonly area: string | null;
  /** HR does not learn what was left out. */
  readonly restsOn: Omit<RestsOn, 'skipped'> & { readonly skipped: number | null };
  /** Null without an earlier measurement, and for HR, to whom the earlier result is not released by this one. */
  readonly change: Change | null;
}

export type ExplainedArea = AreaSummary & Omit<LevelWords, 'levelText'> & { readonly title: Localized };

/** A result with everything that is needed to read it. */
export interface ResultView extends ResultSummary {
  readonly framework: { readonly code: string; readonly edition: string; readonly title: Localized };
  readonly instrumentVersion: number;
  /** In the order of the framework; only those the check asked about. */
  readonly areas: readonly ExplainedArea[];
  readonly competencies: readonly ExplainedCompetence[];
}

/** The newest measured posterior of a person on one competence. */
export interface Evidence {
  /** Competence codes mean the same within one vocabulary. */
  readonly vocabulary: string;
  readonly frameworkId: string;
  readonly competence: string;
  readonly measuredAt: Date;
  readonly answers: number;
  /** Points in levels, rising; prior and posterior each add up to 1 over them. */
  readonly grid: readonly number[];
  readonly prior: readonly number[];
  readonly posterior: readonly number[];
  readonly minimumAnswers: number;
  /** As measured, not aged. */
  readonly estimate: number;
  readonly sd: number;
  readonly band: readonly [number, number];
  readonly level: number;
}

import type { Release } from './release.js';
import type { CompetenceResult } from './result.js';

/** One competence of a result as it is shown; the posterior stays inside. */
export type ShownCompetence = Omit<CompetenceResult, 'posterior'>;

/** The result of a submitted check. */
export interface ResultView {
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

import type { ResultView, StopReason } from '../../checks/index.js';
import type { MatchStatus } from '../../matching/index.js';
import type { ResultRow } from './result.service.js';

export interface ReasonCount {
  readonly reason: StopReason;
  readonly count: number;
}

type Change = NonNullable<ResultView['competencies'][number]['change']>;

export interface ChangedCompetence {
  readonly competence: string;
  readonly change: Change;
}

export interface Changes {
  /** More than the uncertainty of measurement: first what has risen. */
  readonly real: readonly ChangedCompetence[];
  readonly noise: readonly ChangedCompetence[];
}

export function countOf(rows: readonly ResultRow[], status: MatchStatus): number {
  return rows.filter(({ required }) => required?.status === status).length;
}

/** Why no further questions came, the most frequent reason first. */
export function reasonsOf(rows: readonly ResultRow[]): readonly ReasonCount[] {
  const counts = new Map<StopReason, number>();
  for (const { measured } of rows) counts.set(measured.stopReason, (counts.get(measured.stopReason) ?? 0) + 1);
  return [...counts].map(([reason, count]) => ({ reason, count })).sort((x, y) => y.count - x.count);
}

/** What was measured before too; null when nothing was. */
export function changesOf(rows: readonly ResultRow[]): Changes | null {
  const compared = rows.flatMap(({ competence, measured: { change } }) =>
    change === null ? [] : [{ competence, change }],
  );
  if (compared.length === 0) return null;
  const having = (verdict: Change['verdict']) => compared.filter(({ change }) => change.verdict === verdict);
  return { real: [...having('risen'), ...having('fallen')], noise: having('noise') };
}

import type { Evidence } from '../checks/index.js';
import { berlinDay, type Day } from '../kernel/calendar.js';
import { daysBetween, halfLifeOf, type HalfLives } from './domain/ageing.js';
import { agedEvidence, type AgedEvidence } from './domain/evidence.js';

/** What a check measured, as it counts on that day. */
export function aged(evidence: Evidence, on: Day, halfLives: HalfLives): AgedEvidence {
  const ageDays = daysBetween(berlinDay(evidence.measuredAt), on);
  const { minimumAnswers, competence } = evidence;
  return agedEvidence({ ...evidence, ageDays }, { halfLifeDays: halfLifeOf(halfLives, competence), minimumAnswers });
}

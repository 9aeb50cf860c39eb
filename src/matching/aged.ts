import type { Evidence } from '../checks/index.js';
import { berlinDay, type Day } from '../kernel/calendar.js';
import { daysBetween, HALF_LIFE_DAYS } from './domain/ageing.js';
import { agedEvidence, type AgedEvidence } from './domain/evidence.js';

/** What a check measured, as it counts on that day. */
export function aged(evidence: Evidence, on: Day): AgedEvidence {
  const ageDays = daysBetween(berlinDay(evidence.measuredAt), on);
  const { minimumAnswers } = evidence;
  return agedEvidence({ ...evidence, ageDays }, { halfLifeDays: HALF_LIFE_DAYS, minimumAnswers });
}

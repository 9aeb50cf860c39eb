// Each target beside its figure, and for what is missed the limit that stops it.
import { shareOf } from './http-limits.mjs';
import { percent, table } from './print.mjs';
import { limitOf } from './processor-time.mjs';

/**
 * Prints them. `rows` are what was measured at the clients that the targets speak of, the answers first, each with its name;
 * `idleMb` is the memory of the API before the first call.
 */
export function targetsTable(figures, targets, { clients, rows, idleMb }) {
  const { roundTrips, answerP95Ms, memoryMb } = figures;
  const limit = limitOf(rows[0]);
  table('Targets', [
    line('round trips of an answer', `${roundTrips}`, `≤ ${targets.roundTrips}`, roundTrips <= targets.roundTrips),
    {
      ...line('p95 of an answer', ms(answerP95Ms), `≤ ${ms(targets.answerP95Ms)}`, answerP95Ms <= targets.answerP95Ms),
      limit: `${limit.name}: a mean of ${ms((1_000 * clients) / limit.perSecond)} at best`,
    },
    ...rows.map((row) => shareLine(row, targets.share)),
    {
      ...line('memory of the API', mb(memoryMb), `< ${mb(targets.memoryMb)}`, memoryMb < targets.memoryMb),
      limit: `${mb(idleMb)} before the first call`,
    },
  ]);
}

/** With what stops it, as a share of the same lower limit, and how busy that was. */
function shareLine(row, target) {
  const share = shareOf(row);
  const limit = limitOf(row);
  const most = limit.perSecond / Math.min(row.bare, row.pgbench ?? Infinity);
  const figure = share === null ? 'no pgbench' : percent(share);
  return {
    ...line(`share of the lower limit, ${row.what}`, figure, `≥ ${percent(target)}`, share >= target),
    limit: `${limit.name}: ${percent(most)} at best, ${percent(row.perSecond / limit.perSecond)} busy`,
  };
}

const line = (what, figure, target, isMet) => ({ what, figure, target, is: isMet ? 'met' : 'missed', limit: '' });

const ms = (value) => `${value.toFixed(1)} ms`;
const mb = (value) => `${value.toFixed(1)} MB`;

// Each target beside its figure, and for what is missed the limit that stops it.
import { shareOf } from './http-limits.mjs';
import { percent, table } from './print.mjs';
import { boundOf } from './processor-time.mjs';

/**
 * Prints them. `rows` are what was measured at the clients that the targets speak of, the answers first, each with its name;
 * `idleMb` is the memory of the API before the first call.
 */
export function targetsTable(figures, targets, { clients, rows, idleMb }) {
  const { roundTrips, answerP95Ms, memoryMb } = figures;
  const mean = (1_000 * clients) / boundOf(rows[0].allMs);
  table('Targets', [
    line('round trips of an answer', `${roundTrips}`, `≤ ${targets.roundTrips}`, roundTrips <= targets.roundTrips),
    {
      ...line('p95 of an answer', ms(answerP95Ms), `≤ ${ms(targets.answerP95Ms)}`, answerP95Ms <= targets.answerP95Ms),
      limit: `processors: a mean of ${ms(mean)} at best`,
    },
    ...rows.map((row) => shareLine(row, targets.share)),
    {
      ...line('memory of the API', mb(memoryMb), `< ${mb(targets.memoryMb)}`, memoryMb < targets.memoryMb),
      limit: `${mb(idleMb)} before the first call`,
    },
  ]);
}

/** The processors' limit: what they could do a second if nothing waited, as a share of the same lower limit. */
function shareLine(row, target) {
  const share = shareOf(row);
  const most = boundOf(row.allMs) / Math.min(row.bare, row.pgbench ?? Infinity);
  const figure = share === null ? 'no pgbench' : percent(share);
  return {
    ...line(`share of the lower limit, ${row.what}`, figure, `≥ ${percent(target)}`, share >= target),
    limit: `processors: ${percent(most)} at best`,
  };
}

const line = (what, figure, target, isMet) => ({ what, figure, target, is: isMet ? 'met' : 'missed', limit: '' });

const ms = (value) => `${value.toFixed(1)} ms`;
const mb = (value) => `${value.toFixed(1)} MB`;

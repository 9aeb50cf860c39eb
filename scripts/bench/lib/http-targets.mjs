// Each target beside its figure, and for what is missed the limit that stops it.
import { shareOf } from './http-limits.mjs';
import { percent, table } from './print.mjs';
import { boundOf } from './processor-time.mjs';

const MISSED = 'missed';

/** Prints them; `rows` are what was measured at the clients that the targets speak of, the answers first, each with its name. */
export function targetsTable(figures, targets, clients, rows) {
  const [{ allMs }] = rows;
  const mean = (1_000 * clients) / boundOf(allMs);
  const lines = [
    line('round trips of an answer', figures.roundTrips, { most: targets.roundTrips }),
    line(
      'p95 of an answer, ms',
      figures.answerP95Ms,
      { most: targets.answerP95Ms },
      `processors: mean ${mean.toFixed(1)} at best`,
    ),
    ...rows.map((row) => shareLine(row, targets.share)),
    line('memory of the API, MB', figures.memoryMb, { below: targets.memoryMb }, 'heap that V8 has not collected yet'),
  ];
  table('Targets', lines);
}

/** The processors' share: what they could do a second if nothing waited, by the same limit. */
function shareLine(row, target) {
  const share = shareOf(row);
  const most = boundOf(row.allMs) / Math.min(row.bare, row.pgbench ?? Infinity);
  const printed = share === null ? NaN : share;
  return {
    ...line(
      `share of the lower limit, ${row.what}`,
      printed,
      { least: target },
      `processors: ${percent(most)} at best`,
    ),
    figure: share === null ? 'no pgbench' : percent(share),
    target: `≥ ${percent(target)}`,
  };
}

/** A target is the most, the least, or what the figure has to be below. */
function line(what, figure, { most, least, below }, limit = '') {
  const isMet = figure <= most || figure >= least || figure < below;
  const bound = [
    most !== undefined && `≤ ${most}`,
    least !== undefined && `≥ ${least}`,
    below !== undefined && `< ${below}`,
  ];
  const shown = Number.isInteger(figure) ? figure : figure.toFixed(1);
  return {
    what,
    figure: shown,
    target: bound.find(Boolean),
    '': isMet ? 'met' : MISSED,
    'what stops it': isMet ? '' : limit,
  };
}

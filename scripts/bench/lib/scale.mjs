// The figures of docs/scale.md: what the benches have measured, beside what is assumed of all German municipalities.
import { readFileSync, writeFileSync } from 'node:fs';
import { inRoot } from '../../lib/places.mjs';

const FILE = inRoot('docs', 'scale.md');
const [BEGIN, END] = ['<!-- figures: written by the benches -->', '<!-- end of figures -->'];

const ASSUMED = {
  employees: 2_000_000,
  municipalities: 11_000,
  checksAYear: 1,
  answersOfACheck: 52,
  workingDays: 220,
  workingHours: 8,
  peak: 10,
  campaignDays: 10,
  campaignPeak: 3,
  vouchersAYear: 0.5,
  movesOfAVoucher: 3,
  kilobytesOfACheck: 26,
  slack: 2,
};

/** Puts the figures as they are now into docs/scale.md. */
export function writeScale() {
  const benchmarks = readFileSync(inRoot('docs', 'benchmarks.md'), 'utf8');
  writeFileSync(FILE, withFigures(readFileSync(FILE, 'utf8'), measuredIn(benchmarks)));
}

/** The document with these figures in the place of those that it had. @throws Error without the two marks */
export function withFigures(document, measured) {
  const [from, to] = [document.indexOf(BEGIN), document.indexOf(END)];
  if (from < 0 || to < from) throw new Error('docs/scale.md does not say where its figures stand');
  return `${document.slice(0, from)}${BEGIN}\n\n${figures(measured)}\n\n${document.slice(to)}`;
}

/** By the bench's name, what the last line of its section says. */
export function measuredIn(benchmarks) {
  const lines = benchmarks.split('\n').filter((line) => line.startsWith('{"bench":'));
  return Object.fromEntries(lines.map((line) => JSON.parse(line)).map(({ bench, figures: said }) => [bench, said]));
}

function figures(measured) {
  const needs = needsOf(ASSUMED);
  return [
    '### What all municipalities need',
    table(['figure', 'value', 'from'], needRows(ASSUMED, needs)),
    '### What was measured',
    table(['work', 'measured', 'section and figure', 'needed', 'room'], measuredRows(measured, needs)),
    '### How it grows',
    table(['dimension', 'measured up to', 'needed', 'worst growth', 'section and figure'], growthRows(measured, needs)),
  ].join('\n\n');
}

function needsOf(a) {
  const answers = a.employees * a.checksAYear * a.answersOfACheck;
  const workingSeconds = a.workingDays * a.workingHours * 3_600;
  const moves = a.employees * a.vouchersAYear * a.movesOfAVoucher;
  const ofACampaign = answers / (a.campaignDays * a.workingHours * 3_600);
  return {
    ...{ answers, moves, ofACampaign, persons: a.employees, municipalities: a.municipalities },
    answersOnAverage: answers / workingSeconds,
    answersAtPeak: (answers / workingSeconds) * a.peak,
    movesAtPeak: (moves / workingSeconds) * a.peak,
    campaignAtPeak: ofACampaign * a.campaignPeak,
    gigabytesAYear: (a.employees * a.checksAYear * a.kilobytesOfACheck) / 1e6,
  };
}

function needRows(a, needs) {
  const assumed = (value, why) => [value, `assumed${why ? `: ${why}` : ''}`];
  const computed = (value, how) => [value, `computed: ${how}`];
  return [
    ['employees', ...assumed(number(a.employees), 'about 2 million in municipal administrations')],
    ['municipalities', ...assumed(number(a.municipalities), 'rounded up')],
    ['checks of a person in a year', ...assumed(a.checksAYear)],
    [
      'answers of a check',
      ...assumed(a.answersOfACheck, 'counted once with 400 made-up employees of the demo; no bench measures it'),
    ],
    ['answers in a year', ...computed(number(needs.answers), 'employees × checks × answers')],
    [
      'answers a second, on average',
      ...computed(number(needs.answersOnAverage), `spread over ${a.workingDays} days of ${a.workingHours} hours`),
    ],
    [
      'answers a second, in the busiest hour',
      ...computed(number(needs.answersAtPeak), `${a.peak} times the average; the factor is assumed`),
    ],
    [
      'a campaign: all employees in ten working days',
      ...computed(
        `${number(needs.ofACampaign)} a second, ${number(needs.campaignAtPeak)} at noon`,
        `${a.campaignDays} days of ${a.workingHours} hours; ${a.campaignPeak} times at noon is assumed`,
      ),
    ],
    ['vouchers of a person in a year, moves of a voucher', ...assumed(`${a.vouchersAYear} and ${a.movesOfAVoucher}`)],
    [
      'moves in a year, and a second in the busiest hour',
      ...computed(
        `${number(needs.moves)}; ${needs.movesAtPeak.toFixed(1)}`,
        `as the answers; each move is an entry of a ledger`,
      ),
    ],
    [
      'disk of a finished check with answers and result',
      ...assumed(
        `${a.kilobytesOfACheck} kB`,
        'weighed once with its indexes after `VACUUM FULL`; no bench measures it',
      ),
    ],
    [
      'disk of a year',
      ...computed(
        `${number(needs.gigabytesAYear)} GB; ${number(needs.gigabytesAYear * a.slack)} GB with dead rows and half-full pages`,
        `employees × checks × disk; the slack, ${a.slack} times, is assumed`,
      ),
    ],
  ];
}

function measuredRows({ http, vouchers, many }, needs) {
  const rate = (name, [bench, figure, value], needed) =>
    value === undefined
      ? [name, 'not yet', source(bench, figure), `${perSecond(needed)}`, '']
      : [name, perSecond(value), source(bench, figure), perSecond(needed), times(value / needed)];
  return [
    rate('answers, one API, 16 clients', ['http', 'answersPerSecond', http?.answersPerSecond], needs.answersAtPeak),
    rate('the same in a campaign', ['http', 'answersPerSecond', http?.answersPerSecond], needs.campaignAtPeak),
    rate(
      'answers, two APIs behind nginx',
      ['many', 'many.answersPerSecond', many?.many.answersPerSecond],
      needs.answersAtPeak,
    ),
    rate('vouchers assigned', ['vouchers', 'assignmentsPerSecond', vouchers?.assignmentsPerSecond], needs.movesAtPeak),
    rate(
      'recounts of a municipality, one worker',
      ['many', 'one.recountsPerSecond', many?.one.recountsPerSecond],
      needs.movesAtPeak,
    ),
    rate(
      'the same, three workers',
      ['many', 'many.recountsPerSecond', many?.many.recountsPerSecond],
      needs.movesAtPeak,
    ),
    [
      'a full tally of 11,000 municipalities',
      vouchers === undefined ? 'not yet' : `${vouchers.fullTallySeconds.toFixed(1)} s`,
      ...[source('vouchers', 'fullTallySeconds'), 'once a night', ''],
    ],
    [
      'requests that failed while each process was restarted',
      many === undefined ? 'not yet' : `${many.failed} of ${number(many.requests)}`,
      ...[source('many', 'failed'), '0', ''],
    ],
  ];
}

function growthRows({ growth }, needs) {
  const needed = { persons: needs.persons, courses: 5_000, municipalities: needs.municipalities, ledger: needs.moves };
  return Object.entries(needed).map(([name, size]) => {
    const found = growth?.[name];
    const measured =
      found === undefined
        ? ['not yet', number(size), '']
        : [number(found.largest), number(size), `${found.factor.toFixed(1)} × n log n`];
    return [name === 'ledger' ? 'entries of a ledger' : name, ...measured, source('growth', name)];
  });
}

const source = (bench, figure) => `\`bench:${bench}\`, \`${figure}\``;
const perSecond = (value) => `${value < 10 ? value.toFixed(1) : number(value)} a second`;
const times = (value) => (value < 10 ? `${value.toFixed(1)} times` : `${number(value)} times`);
const number = (value) => Math.round(value).toLocaleString('en');

/** As Prettier writes it. */
function table(head, rows) {
  const cells = [head, ...rows].map((row) => row.map(String));
  const widths = head.map((_, column) => Math.max(3, ...cells.map((row) => row[column].length)));
  const line = (row) => `| ${row.map((cell, column) => cell.padEnd(widths[column])).join(' | ')} |`;
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  return [line(cells[0]), rule, ...cells.slice(1).map(line)].join('\n');
}

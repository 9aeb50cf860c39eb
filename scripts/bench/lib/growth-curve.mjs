// A growth as a picture: time against size, both logarithmic, with n log n beside it.
import { nLogN } from './growth-measure.mjs';

const [WIDTH, HEIGHT] = [860, 460];
const FRAME = { left: 80, right: 560, top: 50, bottom: 400 };
const LEGEND = { x: 580, line: 22 };
/** Told apart by those who see few colours (Okabe and Ito); the markers differ besides. */
const COLOURS = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#000000', '#8a6d00'];
const MARKERS = ['●', '■', '▲', '◆', '○', '□'];

/** `series`: `[{ name, points: [{ size, ms }] }]`. Returns the SVG as text, readable without its colours. */
export function curveOf({ title, unit, series }) {
  const points = series.flatMap((one) => one.points);
  const x = axis(
    points.map(({ size }) => size),
    [FRAME.left, FRAME.right],
  );
  const y = axis(
    points.map(({ ms }) => ms),
    [FRAME.bottom, FRAME.top],
  );
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-labelledby="title desc" font-family="sans-serif" font-size="13">`,
    `<title id="title">${escaped(title)}</title>`,
    `<desc id="desc">${escaped(described(unit, series))}</desc>`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#ffffff"/>`,
    `<text x="${FRAME.left}" y="28" font-size="16">${escaped(title)}</text>`,
    ...axesOf(x, y, unit),
    ...guideOf(x, y),
    ...series.flatMap((one, at) => lineOf(one, at, { x, y })),
    '</svg>',
  ];
  return `${parts.join('\n')}\n`;
}

/** From the power of ten below the least to the one above the greatest; `at` says where a value stands. */
function axis(values, [from, to]) {
  const first = Math.floor(Math.log10(Math.min(...values)));
  const last = Math.max(first + 1, Math.ceil(Math.log10(Math.max(...values))));
  const at = (value) => round(from + ((to - from) * (Math.log10(value) - first)) / (last - first));
  const tens = Array.from({ length: last - first + 1 }, (_, step) => 10 ** (first + step));
  return { at, tens };
}

function axesOf(x, y, unit) {
  const { left, right, top, bottom } = FRAME;
  const grid = (d) => `<path d="${d}" stroke="#d0d0d0"/>`;
  return [
    ...x.tens.flatMap((ten) => [
      grid(`M${x.at(ten)} ${top}V${bottom}`),
      `<text x="${x.at(ten)}" y="${bottom + 20}" text-anchor="middle">${inDigits(ten)}</text>`,
    ]),
    ...y.tens.flatMap((ten) => [
      grid(`M${left} ${y.at(ten)}H${right}`),
      `<text x="${left - 8}" y="${y.at(ten) + 4}" text-anchor="end">${inDigits(ten)}</text>`,
    ]),
    `<path d="M${left} ${top}V${bottom}H${right}" stroke="#000000" fill="none"/>`,
    `<text x="${(left + right) / 2}" y="${bottom + 44}" text-anchor="middle">${escaped(unit)}</text>`,
    `<text transform="translate(22 ${(top + bottom) / 2}) rotate(-90)" text-anchor="middle">milliseconds</text>`,
  ];
}

/** n log n, from the upper right corner down to where it leaves the frame. */
function guideOf(x, y) {
  const [largest, most] = [x.tens.at(-1), y.tens.at(-1)];
  const ms = (size) => (most * nLogN(size)) / nLogN(largest);
  const steps = Array.from({ length: 60 }, (_, step) => largest * (x.tens[0] / largest) ** (step / 59));
  const d = steps.filter((size) => size > 1 && ms(size) >= y.tens[0]).map((size) => `${x.at(size)} ${y.at(ms(size))}`);
  return [
    `<path d="M${d.join('L')}" stroke="#000000" stroke-dasharray="6 5" fill="none"/>`,
    `<text x="${LEGEND.x}" y="${FRAME.top + 12}">- - -  n log n</text>`,
  ];
}

function lineOf({ name, points }, index, { x, y }) {
  const [colour, marker] = [COLOURS[index % COLOURS.length], MARKERS[index % MARKERS.length]];
  const d = points.map(({ size, ms }) => `${x.at(size)} ${y.at(ms)}`).join('L');
  const mark = (left, top) => `<text x="${left}" y="${top}" text-anchor="middle" fill="${colour}">${marker}</text>`;
  const legend = FRAME.top + 12 + (index + 1) * LEGEND.line;
  return [
    `<path d="M${d}" stroke="${colour}" stroke-width="2" fill="none"/>`,
    ...points.map(({ size, ms }) => mark(x.at(size), round(y.at(ms) + 4.5))),
    mark(LEGEND.x + 6, legend),
    `<text x="${LEGEND.x + 20}" y="${legend}">${escaped(name)}</text>`,
  ];
}

function described(unit, series) {
  const lines = series.map(
    ({ name, points }) => `${name}: ${points.map(({ size, ms }) => `${ms.toPrecision(3)} ms at ${size}`).join(', ')}`,
  );
  return `Milliseconds by ${unit}, both axes logarithmic; the dashed line is n log n. ${lines.join('; ')}.`;
}

const inDigits = (value) => (value < 1 ? String(round(value)) : value.toLocaleString('en'));
const round = (value) => Number(value.toFixed(3));
const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

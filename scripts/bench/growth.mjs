// What the product's operations take while persons, courses, municipalities and the ledger grow: `npm run bench:growth`
// With `--quick` the two largest sizes of each are left out, and nothing is kept.
import { mkdirSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { inRoot } from '../lib/places.mjs';
import { shutDown, shutDownOnSignals } from '../lib/shutdown.mjs';
import { demoWorld } from './lib/check-data.mjs';
import { coursesGrowth } from './lib/growth-courses.mjs';
import { curveOf } from './lib/growth-curve.mjs';
import { inProcess } from './lib/growth-calls.mjs';
import { ledgerGrowth } from './lib/growth-ledger.mjs';
import { measureGrowth, NOISE_MS, worstFactor } from './lib/growth-measure.mjs';
import { municipalitiesGrowth } from './lib/growth-municipalities.mjs';
import { personsGrowth } from './lib/growth-persons.mjs';
import { conclude, finish, say, table } from './lib/print.mjs';
import { startProduct } from './lib/product.mjs';

const QUICK = process.argv.includes('--quick');
const LEFT_OUT = 2;
const TARGETS = { worstFactor: 2 };
/** In this order: vouchers are assigned to persons, and the ledger is for the municipalities of the demo. */
const DIMENSIONS = [coursesGrowth, personsGrowth, ledgerGrowth, municipalitiesGrowth];

shutDownOnSignals(() => undefined, 130);
try {
  const product = await startProduct();
  say(`${product.description}; calls within the process of the bench, a worker beside it; medians`);
  say(`Load of the machine before: ${loadavg()[0].toFixed(1)}; a busy machine blurs the growth`);
  if (QUICK) say(`Quick: the ${LEFT_OUT} largest sizes of each are left out`);
  const world = await demoWorld(product.app, product.sql);
  const bench = { ...product, ...inProcess(product.app), world };
  const grown = [];
  for (const dimension of DIMENSIONS) grown.push(await growth(await dimension(bench)));
  const worst = Math.max(...grown.map(({ factor }) => factor));
  const figures = {
    worstFactor: worst,
    ...Object.fromEntries(grown.map(({ name, factor, largest, peakMb }) => [name, { largest, factor, peakMb }])),
  };
  const met = worst <= TARGETS.worstFactor;
  if (QUICK) conclude('growth', figures, TARGETS, met);
  else finish('growth', figures, TARGETS, met, grown.map(drawn));
  await shutDown(0);
} catch (error) {
  console.error(error);
  await shutDown(1);
}

/** Measures and prints one dimension. */
async function growth({ name, unit, sizes, grow, operations }) {
  const wanted = QUICK ? sizes.slice(0, -LEFT_OUT) : sizes;
  const { steps, stopped } = await measureGrowth({ sizes: wanted, grow, operations });
  const series = operations.map((operation) => ({
    name: operation.name,
    points: steps.map(({ size, times }) => ({ size, ms: times[operation.name] })),
  }));
  const factors = series.map(({ points }) => worstFactor(points));
  printed({ unit, steps, series, factors });
  if (stopped !== undefined) say(stopped);
  const peakMb = Math.max(...steps.map((step) => step.peakMb));
  return {
    name,
    factor: Math.max(...factors),
    largest: steps.at(-1).size,
    peakMb,
    unit,
    series,
  };
}

function printed({ unit, steps, series, factors }) {
  const columns = (of) => Object.fromEntries(steps.map((step) => [heading(step), of(step)]));
  table(`Milliseconds by ${unit}; growth against n log n, times under ${NOISE_MS} ms apart`, [
    ...series.map(({ name, points }, at) => ({
      operation: name,
      ...Object.fromEntries(points.map(({ size, ms }) => [heading({ size }), ms.toFixed(1)])),
      'against n log n': factors[at] === 0 ? 'noise' : factors[at].toFixed(2),
    })),
    { operation: '(memory of the process at most, MB)', ...columns(({ peakMb }) => peakMb.toFixed(0)) },
    { operation: '(filling the database, s)', ...columns(({ seedSeconds }) => seedSeconds.toFixed(1)) },
  ]);
}

/** Not a bare number: JavaScript would put that before the names of the other columns. */
function heading({ size }) {
  return `at ${size.toLocaleString('en')}`;
}

/** Keeps the curve beside the documents; returns how it is shown there. */
function drawn({ name, unit, series }) {
  const title = `Time by ${unit}`;
  const file = `curves/growth-${name}.svg`;
  mkdirSync(inRoot('docs', 'curves'), { recursive: true });
  writeFileSync(inRoot('docs', file), curveOf({ title, unit, series }));
  return { title, file };
}

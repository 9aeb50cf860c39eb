import fc from 'fast-check';

/** Properties are shown on the same cases whenever the same sources are tested; `npm run test:properties` draws others. */
const SEED = 20_261_128;

const { LERNLOTSE_SEED: seed = SEED, LERNLOTSE_RUNS: runs } = process.env;
fc.configureGlobal({ seed: Number(seed), ...(runs === undefined ? {} : { numRuns: Number(runs) }) });

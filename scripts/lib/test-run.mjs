import { randomInt } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { build, buildHere, install } from '../bootstrap.mjs';
import { runJest } from './jest.mjs';
import { inRoot, program, ROOT } from './places.mjs';
import { runBeside, runHere } from './run.mjs';
import { startTestServers } from './servers.mjs';
import { onShutdown, shutDown, shutDownOnSignals } from './shutdown.mjs';
import { runSuites } from './suites.mjs';
import { packagesAreSound } from '../packages.mjs';

const PROJECTS = ['unit', 'integration', 'e2e'];

/**
 * The native compiler asks a quarter of the processor time of the one in JavaScript, which stays as `typescript` for the tools
 * that read programs by its interface. Both would be `.bin/tsc`.
 */
const TYPES = inRoot('node_modules', '@typescript', 'native', 'bin', 'tsc');

/** `npm test`: every check of the project; with `--only <project>` one of the jest projects, other words go to jest. */
export async function testRun(words) {
  process.chdir(ROOT);
  shutDownOnSignals(() => undefined, 130);
  try {
    await install();
    const { only, rest } = read(words);
    if (only) await build();
    const projects = only ? [only] : PROJECTS;
    const [first, ...others] = projects.map((project) => jestSuite(project, rest));
    const suites = only ? [first] : [...checks(), first, besideOthers('lint', 'eslint', '.'), ...others];
    await shutDown((await runSuites(suites)) ? 0 : 1);
  } catch (error) {
    console.error(error.message);
    await shutDown(1);
  }
}

/** Topics whose tests ask something of PostgreSQL or Redis themselves: rights, locks, search, queues, counts under load. */
const OF_SERVERS = [
  'application-role',
  'catalogue-schema',
  'courses-at-scale',
  'courses-search',
  'idempotency',
  'job-board',
  'killed-worker',
  'ledger-proofs',
  'link-check',
  'mails',
  'platform',
  'queue',
  'redistribution',
  'tally',
  'vouchers',
  'voucher-ledger',
  'voucher-model',
  'waiting-list',
].map((topic) => `test/integration/${topic}`);

/** The real servers of the system instead of the embedded ones; without words, for the tests of database, queue and backup. */
export function realRun(words) {
  const suite = (project, patterns) => jestSuite(project, patterns, { system: true });
  if (words.length > 0) return runAlone(suite('integration', words));
  return runAlone(suite('integration', OF_SERVERS), suite('operations', []));
}

/** Servers and processes are killed while vouchers are moved; without words, a minute of the soak besides. */
export function faultsRun(words) {
  const faults = { name: 'faults', run: () => runJest('faults', words, process.env) };
  if (words.length > 0) return runAlone(faults);
  const soak = soakOfAMinute();
  const both = () => {
    soak.begin();
    return faults.run();
  };
  return runAlone({ ...faults, run: both }, soak);
}

/** Lasts a minute, however fast the machine is: it begins with the others and speaks at its turn. */
function soakOfAMinute() {
  const words = [inRoot('scripts', 'prepared.mjs'), 'soak', '--seconds', '60'];
  return beside('soak', process.execPath, words);
}

/** The properties of the rules on cases that `npm test` does not draw: so many rounds, each from a seed that it prints. */
export function propertiesRun([rounds = '20']) {
  if (!/^[1-9]\d{0,3}$/.test(rounds)) {
    console.error(`The number of rounds is one from 1 to 9999, not "${rounds}": npm run test:properties -- 20`);
    return shutDown(1);
  }
  const files = rulesWithProperties();
  return runAlone(...Array.from({ length: Number(rounds) }, () => propertiesFrom(randomInt(2 ** 31), files)));
}

/** Those that say no number of cases themselves are shown on ten times as many as usual. */
function propertiesFrom(seed, files) {
  const drawn = { LERNLOTSE_SEED: String(seed), LERNLOTSE_RUNS: '1000' };
  const name = Object.entries(drawn)
    .map((each) => each.join('='))
    .join(' ');
  return { name, run: () => runJest('unit', ['--silent', ...files], { ...process.env, ...drawn }) };
}

function rulesWithProperties() {
  return readdirSync(inRoot('src'), { recursive: true })
    .filter((file) => /\.spec\.tsx?$/.test(file))
    .map((file) => inRoot('src', file))
    .filter((file) => readFileSync(file, 'utf8').includes("from 'fast-check'"));
}

/** The pages in a real Chromium, with the demo's data. */
export function pagesRun(words) {
  return runAlone(jestSuite('pages', words));
}

async function runAlone(...suites) {
  process.chdir(ROOT);
  shutDownOnSignals(() => undefined, 130);
  try {
    await install();
    await build();
    await shutDown((await runSuites(suites)) ? 0 : 1);
  } catch (error) {
    console.error(error.message);
    await shutDown(1);
  }
}

function checks() {
  const check = (name, command, ...words) => ({
    name,
    run: async () => ({ ok: (await runHere(command, words)) === 0 }),
  });
  return [
    check('format', program('prettier'), '--check', '--log-level=warn', '--cache', '.'),
    check('import rules', program('depcruise'), 'src', '--config', '.dependency-cruiser.cjs'),
    check('unused', program('knip')),
    check('types', TYPES, '--noEmit'),
    { name: 'packages', run: async () => ({ ok: await packagesAreSound() }) },
    { name: 'build', run: async () => ({ ok: (await buildHere()) === 0 }) },
  ];
}

/** A check that takes as long as all others together, each on one processor: it begins with them and speaks at its turn. */
function besideOthers(name, command, ...words) {
  const check = beside(name, program(command), words);
  check.begin();
  return check;
}

/** A suite that begins before its turn, beside others. */
function beside(name, command, words) {
  let running;
  return {
    name,
    begin() {
      running = runBeside(command, words);
      running.catch(() => undefined); // told at its turn
    },
    async run() {
      const { code, said } = await running;
      process.stdout.write(said);
      return { ok: code === 0 };
    },
  };
}

function jestSuite(project, words, options) {
  return {
    name: project,
    run: async () => runJest(project, words, { ...process.env, ...(project === 'unit' ? {} : await servers(options)) }),
  };
}

let started;

/** One pair of servers for all suites of this run. */
function servers(options) {
  started ??= startTestServers(options);
  onShutdown(async () => (await started).stop());
  return started.then(({ env }) => env);
}

function read(words) {
  const { values, tokens } = parseArgs({
    args: words,
    options: { only: { type: 'string' } },
    strict: false,
    tokens: true,
  });
  if (values.only !== undefined && !PROJECTS.includes(values.only)) {
    throw new Error(`--only takes one of: ${PROJECTS.join(', ')}`);
  }
  const token = tokens.find(({ kind, name }) => kind === 'option' && name === 'only');
  if (!token) return { rest: words };
  return { only: values.only, rest: words.toSpliced(token.index, token.inlineValue ? 1 : 2) };
}

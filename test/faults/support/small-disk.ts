import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const SIZE = '1m';

/** A disk of its own for a tablespace of PostgreSQL; only root may mount one. */
export interface SmallDisk {
  /** Where the tablespace goes. */
  readonly location: string;
  /** Until not a byte is left. */
  fill(): void;
  /** Takes away what filled it. */
  makeRoom(): void;
  /** After PostgreSQL has ended. */
  remove(): void;
}

/** @param folder that of the servers, see `startServers` */
export function aSmallDisk(folder: string): SmallDisk {
  const { uid, gid } = statSync(path.join(folder, 'postgres', 'cluster'));
  const disk = mkdtempSync(path.join(tmpdir(), 'lernlotse-disk-'));
  const [location, filler] = [path.join(disk, 'tablespace'), path.join(disk, 'filler')];
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${SIZE},mode=0700,uid=${uid},gid=${gid}`, 'tmpfs', disk]);
  execFileSync('install', ['-d', '-m', '0700', '-o', String(uid), '-g', String(gid), location]);
  return {
    location,
    fill() {
      const { bavail, bsize } = statfsSync(disk);
      writeFileSync(filler, Buffer.alloc(bavail * bsize));
    },
    makeRoom() {
      rmSync(filler, { force: true });
    },
    remove() {
      execFileSync('umount', [disk]);
      rmSync(disk, { recursive: true });
    },
  };
}

import { spawnSync } from 'node:child_process';
import { lchownSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { EmbeddedServerError } from './embedded-server.js';

/** As whom PostgreSQL runs: it refuses to run with user id 0. */
export interface Identity {
  readonly description: string;
  /** Set when the programs are started as another user. */
  readonly user?: { readonly uid: number; readonly gid: number };
  /** Words that go before the command. */
  readonly prefix: readonly string[];
}

const UNSHARE = ['unshare', '--user', '--map-user=1000', '--map-group=1000'] as const;

/**
 * An ordinary user runs PostgreSQL as itself. Root runs it as `postgres` or `nobody` where they reach the program
 * and the folder, else (a private home, say) in a user namespace in which root has another number.
 * @throws EmbeddedServerError when root has none of these.
 */
export function chooseIdentity(program: string, directory: string): Identity {
  if (process.getuid?.() !== 0) return { description: 'own user', prefix: [] };
  for (const name of ['postgres', 'nobody']) {
    const user = findUser(name);
    if (user && reaches(user, program, directory)) return { description: `user ${name}`, user, prefix: [] };
  }
  if (spawnSync(UNSHARE[0], [...UNSHARE.slice(1), 'true']).status === 0) {
    return { description: 'user namespace', prefix: UNSHARE };
  }
  throw new EmbeddedServerError(
    `PostgreSQL does not run as root, and no other user reaches ${directory}: start as an ordinary user, or set DATABASE_URL.`,
  );
}

/** Gives a file, or a folder with all its content, to the user of the identity, if it is not theirs already. */
export function handOver(file: string, identity: Identity): void {
  if (process.getuid?.() !== 0) return;
  const { uid, gid } = identity.user ?? { uid: 0, gid: 0 };
  const status = lstatSync(file);
  if (status.uid === uid) return;
  for (const name of status.isDirectory() ? readdirSync(file) : []) handOver(path.join(file, name), identity);
  lchownSync(file, uid, gid);
}

function reaches(user: { uid: number; gid: number }, program: string, directory: string): boolean {
  const runs = (command: string, words: readonly string[]) =>
    spawnSync(command, words, { ...user, cwd: '/', stdio: 'ignore' }).status === 0;
  return runs(program, ['--version']) && runs('ls', ['-d', `${directory}/.`]);
}

function findUser(name: string): { uid: number; gid: number } | undefined {
  const line = new RegExp(`^${name}:[^:]*:(\\d+):(\\d+):`, 'm').exec(readFileSync('/etc/passwd', 'utf8'));
  return line ? { uid: Number(line[1]), gid: Number(line[2]) } : undefined;
}

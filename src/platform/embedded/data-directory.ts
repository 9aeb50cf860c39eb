import { randomBytes } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  constants,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { EmbeddedServerError } from './embedded-server.js';

/**
 * Makes the folder if it is missing and returns its real path. Others may pass through it but not list it:
 * a server that runs as another user has its own folder inside.
 * @throws EmbeddedServerError when the folder belongs to somebody else.
 */
export function openDirectory(directory: string): string {
  try {
    mkdirSync(directory, { recursive: true });
    accessSync(directory, constants.R_OK | constants.W_OK | constants.X_OK);
    chmodSync(directory, 0o711);
  } catch {
    throw new EmbeddedServerError(
      `The data folder ${directory} belongs to another user: start as that user, or move the folder away.`,
    );
  }
  return realpathSync(directory);
}

/** The secret kept in a file that only its owner can read; made on first use, 192 random bits. */
export function keptSecret(file: string): string {
  const kept = readIfPresent(file);
  if (kept) return kept;
  const secret = randomSecret();
  const draft = `${file}.new`;
  writeFileSync(draft, secret, { mode: 0o600 });
  renameSync(draft, file);
  return secret;
}

/** A secret of 192 random bits that needs no escaping in an address. */
function randomSecret(): string {
  return randomBytes(24).toString('base64url');
}

/** The text of a file without blanks at its ends; empty when there is no such file. */
export function readIfPresent(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
}

/** The last lines of a log file, for an error message. */
export function lastLines(file: string, count = 15): string {
  return readIfPresent(file).split('\n').slice(-count).join('\n');
}

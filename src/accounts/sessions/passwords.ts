import { hash, verify } from '@node-rs/argon2';

/** Argon2id with the parameters that OWASP recommends: 19 MiB, 2 passes, 1 lane (also the library's own defaults). */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** The hash of a password that nobody has: an unknown e-mail address takes as long as a known one. */
let nobodys: Promise<string> | undefined;

export function hashPassword(password: string): Promise<string> {
  return hash(password, PARAMETERS);
}

/** True when the password fits; a missing hash never fits, after the same work. */
export async function passwordFits(passwordHash: string | null | undefined, password: string): Promise<boolean> {
  if (typeof passwordHash === 'string') return verify(passwordHash, password);
  nobodys ??= hashPassword('nobody signs in with this');
  await verify(await nobodys, password);
  return false;
}

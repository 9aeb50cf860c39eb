import argon2 from '@node-rs/argon2';

/** Argon2id with the parameters that OWASP recommends: 19 MiB, 2 passes, 1 lane (also the library's own defaults). */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Of a chance password that nobody was told, with the same parameters: an unknown e-mail address takes as long as a known one. */
const NOBODYS = '$argon2id$v=19$m=19456,t=2,p=1$Z5xiO41Hl6PhLlXNtTTmhQ$rrRClERBTVKyGctNELvvdiy8D30TwR6FLWKwsKthul8';

export function hashPassword(password: string): Promise<string> {
  return argon2.hash(password, PARAMETERS);
}

/** True when the password fits; a missing hash never fits, after the same work. */
export async function passwordFits(passwordHash: string | null | undefined, password: string): Promise<boolean> {
  if (typeof passwordHash === 'string') return argon2.verify(passwordHash, password);
  await argon2.verify(NOBODYS, password);
  return false;
}

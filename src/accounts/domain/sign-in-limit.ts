/** Failed attempts count for this long, in minutes. */
export const SIGN_IN_WINDOW_MINUTES = 15;

/** One address may serve a whole town hall, so it is allowed more than one person is. */
export const SIGN_IN_LIMITS = { email: 10, address: 200 } as const;

export interface Attempts {
  /** Attempts within the window that did not succeed, the present one included. */
  readonly email: number;
  readonly address: number;
}

/** True when no further attempt is looked at until the window has passed. */
export function tooManyAttempts({ email, address }: Attempts): boolean {
  return email > SIGN_IN_LIMITS.email || address > SIGN_IN_LIMITS.address;
}

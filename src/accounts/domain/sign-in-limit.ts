/** Failures that may lie within the last so many minutes, the present attempt included. */
export interface AttemptTier {
  readonly minutes: number;
  /** For one e-mail address. */
  readonly email: number;
  /** For one network address: it may serve a whole town hall, so it is allowed more than one person is. */
  readonly address: number;
}

/** The longer somebody goes on guessing, the longer they wait: a window that is full opens when its oldest failure leaves it. */
export const SIGN_IN_TIERS: readonly AttemptTier[] = [
  { minutes: 15, email: 10, address: 200 },
  { minutes: 60, email: 15, address: 400 },
  { minutes: 24 * 60, email: 40, address: 1600 },
];

export interface Attempts {
  /** Attempts within a window that did not succeed, the present one included. */
  readonly email: number;
  readonly address: number;
}

/** When the windows begin, in the order of the tiers; the last one is the oldest failure that counts. */
export function windowsBefore(now: Date): readonly Date[] {
  return SIGN_IN_TIERS.map(({ minutes }) => new Date(now.getTime() - minutes * 60_000));
}

/** True when an attempt is not looked at. `counts` are in the order of the tiers. */
export function tooManyAttempts(counts: readonly Attempts[]): boolean {
  return SIGN_IN_TIERS.some((tier, at) => {
    const { email, address } = counts[at] ?? { email: 0, address: 0 };
    return email > tier.email || address > tier.address;
  });
}

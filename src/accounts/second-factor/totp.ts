import { Secret, TOTP } from 'otpauth';

import { STEP_SECONDS, STEP_TOLERANCE } from '../domain/second-factor.js';

const ISSUER = 'Lernlotse';

/** A new secret of 160 bits in Base32, as RFC 4226 recommends. */
export function newSecret(chance: Buffer): string {
  return new Secret({ buffer: Uint8Array.from(chance).buffer }).base32;
}

/** Bytes of chance that a secret takes. */
export const SECRET_BYTES = 20;

/** What an authenticator app reads from the QR code. */
export function enrolmentUri(secret: string, email: string): string {
  return totp(secret, email).toString();
}

/** The step of 30 seconds to which the code belongs, now or one beside; null for a wrong code. Source: RFC 6238. */
export function stepOf(secret: string, code: string, now: Date): number | null {
  const delta = totp(secret).validate({ token: code, timestamp: now.getTime(), window: STEP_TOLERANCE });
  return delta === null ? null : Math.floor(now.getTime() / 1000 / STEP_SECONDS) + delta;
}

function totp(secret: string, label = ''): TOTP {
  return new TOTP({ issuer: ISSUER, label, secret: Secret.fromBase32(secret), digits: 6, period: STEP_SECONDS });
}

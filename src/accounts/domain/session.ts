/** `cookie` for the pages, `token` for the API. */
export type SessionKind = 'cookie' | 'token';

/** How long a session of one kind lives, in minutes. */
export interface SessionLife {
  /** Without a sign of life: a page that is called, or a token that is refreshed. */
  readonly idle: number;
  /** In any case. */
  readonly absolute: number;
}

export interface SessionTerm {
  /** When it ends unless there is a sign of life. */
  readonly expiresAt: Date;
  /** When it ends in any case. */
  readonly endsAt: Date;
}

/** A session as its own person sees it. */
export interface OwnSession {
  readonly id: string;
  readonly kind: SessionKind;
  /** Such as "Firefox, Windows"; null when the program did not say. */
  readonly device: string | null;
  readonly createdAt: Date;
  /** To the minute. */
  readonly seenAt: Date;
  readonly endsAt: Date;
  /** The one in which this is asked. */
  readonly isCurrent: boolean;
}

/** A sign of life is written at most once in so many milliseconds. */
export const SIGN_OF_LIFE_MS = 60_000;

const MINUTE_MS = 60_000;

export function termFrom(now: Date, { idle, absolute }: SessionLife): SessionTerm {
  const endsAt = new Date(now.getTime() + absolute * MINUTE_MS);
  return { expiresAt: expiryFrom(now, idle, endsAt), endsAt };
}

/** When a session ends after a sign of life now. */
export function expiryFrom(now: Date, idle: number, endsAt: Date): Date {
  return new Date(Math.min(now.getTime() + idle * MINUTE_MS, endsAt.getTime()));
}

const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/Edg(?:e|A|iOS)?\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/Chrome\/|CriOS\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];

const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/Windows/, 'Windows'],
  [/iPhone|iPad/, 'iOS'],
  [/Android/, 'Android'],
  [/Mac OS/, 'macOS'],
  [/Linux/, 'Linux'],
];

/** Browser and system in the coarsest words that let a person know their own device: no version, nothing else is kept. */
export function deviceOf(userAgent: string | undefined): string | null {
  const nameIn = (names: typeof BROWSERS) => names.find(([sign]) => sign.test(userAgent ?? ''))?.[1];
  const words = [nameIn(BROWSERS), nameIn(SYSTEMS)].filter((word) => word !== undefined);
  return words.length === 0 ? null : words.join(', ');
}

/** Ways in which a course is held, by the words of MOOChub. */
export const FORMATS: readonly string[] = ['blended', 'onsite', 'online', 'synchronous', 'asynchronous'];

/** Senses that a course addresses, by the words of MOOChub (schema.org `accessMode`). */
export const ACCESS_MODES: readonly string[] = ['visual', 'tactile', 'textual', 'auditory'];

/** Most characters of a text, most entries of a list, largest numbers: what is longer is cut in an import and refused in a form. */
export const LIMITS = {
  code: 100,
  title: 300,
  description: 20_000,
  provider: 200,
  url: 2_000,
  entries: 50,
  /** A thousand hours. */
  minutes: 60_000,
  /** A million euros. */
  priceCents: 100_000_000,
} as const;

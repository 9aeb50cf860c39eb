/** Ways in which a course is held, by the words of MOOChub. */
export const FORMATS: readonly string[] = ['blended', 'onsite', 'online', 'synchronous', 'asynchronous'];

/** Senses that a course addresses, by the words of MOOChub (schema.org `accessMode`). */
export const ACCESS_MODES: readonly string[] = ['visual', 'tactile', 'textual', 'auditory'];

/**
 * What helps people who see, hear or read otherwise (after schema.org `accessibilityFeature`, in the words of BITV 2.0):
 * captions and transcript of what is heard, audio description of what is seen, sign language, usable with a screen
 * reader, by keyboard alone, in high contrast, and in easy language.
 */
export const ACCESSIBILITY: readonly string[] = [
  'captions',
  'transcript',
  'audio-description',
  'sign-language',
  'screen-reader',
  'keyboard',
  'high-contrast',
  'easy-language',
];

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

/**
 * What a caller can do about it: `invalid` mends the request, `forbidden` asks somebody else, `not-found` looks
 * elsewhere, `conflict` looks again, `malformed` mends the program that does not keep to a published protocol.
 */
export type ErrorKind = 'invalid' | 'forbidden' | 'not-found' | 'conflict' | 'malformed';

/** Facts that explain an error to a person or a program. Never personal data: details are shown and logged. */
export type ErrorDetails = Readonly<Record<string, unknown>>;

/**
 * A rule said no. The code names the rule and is documented in docs/problems.md;
 * the kind decides the HTTP status in one place, the problem filter.
 */
export class DomainError extends Error {
  constructor(
    readonly code: string,
    readonly kind: ErrorKind,
    readonly details: ErrorDetails = {},
  ) {
    super(code);
    this.name = 'DomainError';
  }
}

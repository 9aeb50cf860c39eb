/** The version of xAPI that is spoken here; a later patch of 1.0 says nothing else. */
export const XAPI_VERSION = '1.0.3';

/** What one call may bring. */
export const XAPI_LIMITS = {
  /** Characters of a body, in bytes. */
  bytes: 1_000_000,
  statements: 500,
  /** Characters of an IRI. */
  iri: 2_000,
} as const;

/** True for a version header that a receiver of 1.0.3 has to take: 1.0 and its patches. */
export function isSpoken(version: string | undefined): boolean {
  return version !== undefined && /^1\.0(?:\.\d{1,3})?$/.test(version);
}

/** Where SCIM 2.0 is spoken (RFC 7644). */
export const SCIM_PATH = '/scim/v2';

export const SCIM_JSON = 'application/scim+json; charset=utf-8';

/** What one request may hold. */
export const SCIM_LIMITS = {
  /** Of a body, in bytes: a group of some thousand members. */
  bytes: 1_048_576,
  /** Resources of one answer. */
  results: 200,
  /** Operations of one PATCH, and values of their lists. */
  operations: 1_000,
  /** Characters of a filter, and its comparisons. */
  filter: 1_000,
  comparisons: 20,
} as const;

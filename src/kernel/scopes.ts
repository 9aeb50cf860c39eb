interface ScopeRule {
  /** Permissions. */
  readonly opens: readonly string[];
  /** Only a key of the platform, only one of a municipality, or either. */
  readonly reach: 'platform' | 'municipality' | 'either';
  /** Who may give a key this scope; `course-platform`: it comes with the key of a course platform and not otherwise. */
  readonly issuedBy: 'admin' | 'hr' | 'course-platform';
  /** A key of the platform acts with an admin's view where this scope leads. */
  readonly asAdmin: boolean;
}

/** What a key of a program opens: nothing but the routes of its scopes, whatever else their permissions' holders may. */
export const SCOPES = {
  'xapi:write': { opens: ['xapi:write'], reach: 'platform', issuedBy: 'course-platform', asAdmin: false },
  'voucher-codes:check': {
    opens: ['voucher-codes:check'],
    reach: 'platform',
    issuedBy: 'course-platform',
    asAdmin: false,
  },
  'tallies:read': { opens: ['tallies:read'], reach: 'either', issuedBy: 'hr', asAdmin: true },
  'courses:read': { opens: ['courses:read'], reach: 'either', issuedBy: 'hr', asAdmin: false },
  'courses:write': { opens: ['courses:read', 'courses:manage'], reach: 'platform', issuedBy: 'admin', asAdmin: true },
  'scim:manage': { opens: ['scim:manage'], reach: 'municipality', issuedBy: 'admin', asAdmin: false },
  /** The same, and the group whose members are HR may be changed: ADR 0045. */
  'scim:appoint-hr': { opens: ['scim:manage'], reach: 'municipality', issuedBy: 'admin', asAdmin: false },
} as const satisfies Record<string, ScopeRule>;

export type Scope = keyof typeof SCOPES;

export const ALL_SCOPES = Object.keys(SCOPES) as Scope[];

/** The scopes that open what the permission opens. */
export function scopesFor(permission: string): readonly Scope[] {
  return ALL_SCOPES.filter((scope) => (SCOPES[scope] as ScopeRule).opens.includes(permission));
}

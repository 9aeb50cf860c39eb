/** What a provider says about itself in its discovery document (OpenID Connect Discovery 1.0, section 3). */
export interface ProviderMetadata {
  readonly issuer: string;
  readonly code_challenge_methods_supported?: readonly string[] | undefined;
  readonly scopes_supported?: readonly string[] | undefined;
  readonly claims_supported?: readonly string[] | undefined;
}

export const PROVIDER_POINTS = ['secret', 'discovery', 'keys', 'pkce', 'scopes', 'role-claim'] as const;
export type ProviderPoint = (typeof PROVIDER_POINTS)[number];

/** What a look at a provider found at one point: `doubtful` may work all the same, since providers need not say all. */
export interface ProviderFinding {
  readonly point: ProviderPoint;
  readonly state: 'good' | 'doubtful' | 'bad';
}

interface Wanted {
  readonly scope: string;
  readonly roleClaim: string | null;
}

/** What the metadata promise about a sign-in by code with PKCE, with the scopes and the claim that we ask for. */
export function findingsIn(metadata: ProviderMetadata, { scope, roleClaim }: Wanted): readonly ProviderFinding[] {
  const methods = metadata.code_challenge_methods_supported;
  const missing = scope.split(' ').filter((one) => metadata.scopes_supported?.includes(one) === false);
  const claims = metadata.claims_supported;
  return [
    { point: 'pkce', state: methods === undefined ? 'doubtful' : methods.includes('S256') ? 'good' : 'bad' },
    { point: 'scopes', state: metadata.scopes_supported === undefined || missing.length > 0 ? 'doubtful' : 'good' },
    ...(roleClaim === null
      ? []
      : ([{ point: 'role-claim', state: claims?.includes(roleClaim) === true ? 'good' : 'doubtful' }] as const)),
  ];
}

/** True when nothing stands against a sign-in. */
export function canWork(findings: readonly ProviderFinding[]): boolean {
  return findings.every(({ state }) => state !== 'bad');
}

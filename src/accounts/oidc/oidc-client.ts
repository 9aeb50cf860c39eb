import { Injectable, Logger } from '@nestjs/common';
import * as oidc from 'openid-client';

import { DomainError } from '../../kernel/domain-error.js';
import { Clock } from '../../platform/system/clock.js';
import type { CallableProvider } from './identity-providers.service.js';

/** What must come back unchanged, or must fit what comes back; each is chance and good for one sign-in. */
export interface Handshake {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** What a provider says of somebody. */
export interface ProviderWord {
  /** Signed by the provider, about this very sign-in. */
  readonly idToken: Readonly<Record<string, unknown>>;
  /** The same with what its user info adds. */
  readonly claims: Readonly<Record<string, unknown>>;
}

const TIMEOUT_SECONDS = 10;

/** Speaks OpenID Connect: authorization code with PKCE (RFC 7636), state and nonce. It is asked anew each time; nothing is kept. */
@Injectable()
export class OidcClient {
  private readonly log = new Logger(OidcClient.name);

  constructor(private readonly clock: Clock) {}

  handshake(): Handshake {
    return { state: oidc.randomState(), nonce: oidc.randomNonce(), verifier: oidc.randomPKCECodeVerifier() };
  }

  /** Where the person signs in. @throws DomainError `oidc-failed` when the provider does not answer as it should */
  async authorizationUrl(provider: CallableProvider, handshake: Handshake, redirectUri: string): Promise<URL> {
    const { state, nonce, verifier } = handshake;
    return this.asked(async () => {
      const config = await this.discovered(provider);
      return oidc.buildAuthorizationUrl(config, {
        redirect_uri: redirectUri,
        scope: provider.scope,
        code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        state,
        nonce,
      });
    });
  }

  /** What the provider says of whoever comes back to `url`. @throws DomainError `oidc-failed` */
  async claims(provider: CallableProvider, handshake: Handshake, url: URL): Promise<ProviderWord> {
    return this.asked(async () => {
      const config = await this.discovered(provider);
      const tokens = await oidc.authorizationCodeGrant(config, url, {
        pkceCodeVerifier: handshake.verifier,
        expectedState: handshake.state,
        expectedNonce: handshake.nonce,
        idTokenExpected: true,
      });
      const idToken = tokens.claims() ?? { sub: '' };
      if (config.serverMetadata().userinfo_endpoint === undefined) return { idToken, claims: idToken };
      const more = await oidc.fetchUserInfo(config, tokens.access_token, idToken.sub);
      return { idToken, claims: { ...idToken, ...more } };
    });
  }

  /** What the provider says about itself, and whether it shows keys that sign; null when it does not answer as it should. */
  async inspect(
    provider: CallableProvider,
  ): Promise<{ readonly metadata: oidc.ServerMetadata; readonly hasKeys: boolean } | null> {
    try {
      return await this.asked(async () => {
        const metadata = (await this.discovered(provider)).serverMetadata();
        return { metadata, hasKeys: await hasKeys(metadata.jwks_uri) };
      });
    } catch {
      return null;
    }
  }

  /** What is signed is good from and until a moment: by the clock that all processes share. */
  private discovered({ issuer, clientId, secret }: CallableProvider): Promise<oidc.Configuration> {
    const url = new URL(issuer);
    const authentication = secret === null ? oidc.None() : oidc.ClientSecretBasic(secret);
    // Plain HTTP is let through by the rule on issuers on this machine only.
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- marked so that it is not used without thought
    const execute = url.protocol === 'http:' ? [oidc.allowInsecureRequests] : [];
    const metadata = { [oidc.clockSkew]: this.clock.correctionMs / 1_000 };
    return oidc.discovery(url, clientId, metadata, authentication, { execute, timeout: TIMEOUT_SECONDS });
  }

  /** A provider's words may hold anything: they are neither shown nor logged, only the kind of error is. */
  private async asked<Answer>(work: () => Promise<Answer>): Promise<Answer> {
    try {
      return await work();
    } catch (error) {
      const { name, code } = error as { readonly name?: string; readonly code?: string };
      this.log.warn({ name, code }, 'an identity provider did not answer as it should');
      throw new DomainError('oidc-failed', 'invalid');
    }
  }
}

async function hasKeys(address: string | undefined): Promise<boolean> {
  if (address === undefined) return false;
  const signal = AbortSignal.timeout(TIMEOUT_SECONDS * 1000);
  const answer = (await (await fetch(address, { signal, redirect: 'error' })).json()) as { readonly keys?: unknown };
  return Array.isArray(answer.keys) && answer.keys.length > 0;
}

import { Injectable } from '@nestjs/common';

import type { Actor } from '../../kernel/actor.js';
import { DomainError } from '../../kernel/domain-error.js';
import { Audit } from '../../platform/audit/audit.js';
import { canWork, findingsIn, type ProviderFinding, type ProviderMetadata } from '../domain/provider-check.js';
import { type CallableProvider, IdentityProviders } from './identity-providers.service.js';
import { OidcClient } from './oidc-client.js';

export interface ProviderCheck {
  /** Nothing is bad: signing in can work. */
  readonly works: boolean;
  readonly findings: readonly ProviderFinding[];
}

/** Looks at a provider before people are led there. */
@Injectable()
export class ProviderChecks {
  constructor(
    private readonly providers: IdentityProviders,
    private readonly client: OidcClient,
    private readonly audit: Audit,
  ) {}

  /** Asks the provider for what it says about itself; nobody signs in. @throws DomainError `identity-provider-not-found` */
  async check(actor: Actor, municipalityId: string): Promise<ProviderCheck> {
    const provider = await this.providers.get(municipalityId);
    const callable = await this.secretly(municipalityId);
    const findings: readonly ProviderFinding[] = [
      { point: 'secret', state: callable === null ? 'bad' : 'good' },
      ...(await this.discover(callable ?? { ...provider, secret: null })),
    ];
    const works = canWork(findings);
    const act = { subject: municipalityId, municipalityId, details: { works } };
    await this.audit.act(actor, 'identity-provider.checked', act);
    return { works, findings };
  }

  /** Null when the secret cannot be read. */
  private async secretly(municipalityId: string): Promise<CallableProvider | null> {
    try {
      return await this.providers.callable(municipalityId);
    } catch (error) {
      if (error instanceof DomainError && error.code === 'identity-provider-secret-lost') return null;
      throw error;
    }
  }

  private async discover(provider: CallableProvider): Promise<readonly ProviderFinding[]> {
    const known = await this.client.inspect(provider);
    if (known === null) return [{ point: 'discovery', state: 'bad' }];
    const metadata: ProviderMetadata = known.metadata;
    return [
      { point: 'discovery', state: 'good' },
      { point: 'keys', state: known.hasKeys ? 'good' : 'bad' },
      ...findingsIn(metadata, provider),
    ];
  }
}

import { Injectable } from '@nestjs/common';

import { MunicipalitiesService } from '../../municipalities/index.js';
import type { Actor } from '../../kernel/actor.js';
import { DomainError } from '../../kernel/domain-error.js';
import { Audit } from '../../platform/audit/audit.js';
import { changesOf } from '../../platform/audit/changes.js';
import { Env } from '../../platform/config/env.js';
import { secretNamed } from '../../platform/config/secret-names.js';
import { Transaction } from '../../platform/database/transaction.js';
import { Clock } from '../../platform/system/clock.js';
import { Sealing } from '../../platform/system/sealing.js';
import { type IdentityProvider, isIssuer } from '../domain/identity-provider.js';
import { IdentityProvidersRepository, type ProviderSummary } from './identity-providers.repository.js';

export type ProviderInput = Omit<IdentityProvider, 'municipalityId'> & {
  /** Left out: the secret that is kept already stays. */
  readonly secret?: string | undefined;
};

/** A provider with what it takes to call it. */
export type CallableProvider = IdentityProvider & { readonly secret: string | null };

/** A provider as it may be shown. */
export type KnownProvider = IdentityProvider & { readonly hasSecret: boolean; readonly redirectUri: string };

export const OIDC_CALLBACK = '/sign-in/oidc/callback';

const PURPOSE = 'identity-provider';

@Injectable()
export class IdentityProviders {
  constructor(
    private readonly transaction: Transaction,
    private readonly providers: IdentityProvidersRepository,
    private readonly municipalities: MunicipalitiesService,
    private readonly sealing: Sealing,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly env: Env,
  ) {}

  /** Every provider, by the name of its municipality. */
  all(): Promise<readonly ProviderSummary[]> {
    return this.providers.all();
  }

  /** Where people can choose to sign in, by the name of the municipality. */
  async offered(): Promise<readonly ProviderSummary[]> {
    const all = await this.transaction.crossing('sign-in', () => this.providers.all());
    return all.filter(({ isEnabled }) => isEnabled);
  }

  /** Where people come back to: to be registered with the provider. */
  get redirectUri(): string {
    return new URL(OIDC_CALLBACK, this.env.PUBLIC_URL ?? `http://localhost:${String(this.env.PORT)}`).href;
  }

  /** Without its secret. @throws DomainError `identity-provider-not-found` */
  async get(municipalityId: string): Promise<KnownProvider> {
    const known = await this.find(municipalityId);
    if (known === null) throw new DomainError('identity-provider-not-found', 'not-found');
    return known;
  }

  /** Without its secret; null when there is none. */
  async find(municipalityId: string): Promise<KnownProvider | null> {
    const found = await this.providers.find(municipalityId);
    if (found === null) return null;
    const { sealedSecret, ...provider } = found;
    const hasSecret = sealedSecret !== null || provider.secretVariable !== null;
    return { ...provider, hasSecret, redirectUri: this.redirectUri };
  }

  /** True when people of that municipality have no other way in. */
  async isRequiredIn(municipalityId: string): Promise<boolean> {
    return (await this.providers.find(municipalityId))?.isRequired === true;
  }

  /** With its secret, to be called. @throws DomainError `identity-provider-not-found`, `identity-provider-secret-lost` */
  async callable(municipalityId: string): Promise<CallableProvider> {
    const { sealedSecret, ...provider } = await this.mustFind(municipalityId);
    const { secretVariable } = provider;
    if (sealedSecret === null && secretVariable === null) return { ...provider, secret: null };
    const secret =
      secretVariable === null
        ? this.sealing.open(PURPOSE, municipalityId, sealedSecret ?? '')
        : (secretNamed(secretVariable) ?? null);
    if (secret === null) throw new DomainError('identity-provider-secret-lost', 'conflict');
    return { ...provider, secret };
  }

  /**
   * How the people of the municipality sign in from now on. Another issuer, or another client, knows nobody yet, and has no
   * secret yet: a provider may name the same person to each client by another subject (OpenID Connect Core, section 8.1).
   * @throws DomainError `municipality-not-found`, `identity-provider-issuer-invalid`, `identity-provider-secret-twice`,
   *   `required-provider-is-enabled`
   */
  async set(actor: Actor, municipalityId: string, { secret, ...input }: ProviderInput): Promise<void> {
    await this.municipalities.get(municipalityId);
    if (!isIssuer(input.issuer)) throw new DomainError('identity-provider-issuer-invalid', 'invalid');
    if (secret !== undefined && input.secretVariable !== null) {
      throw new DomainError('identity-provider-secret-twice', 'invalid');
    }
    if (input.isRequired && !input.isEnabled) throw new DomainError('required-provider-is-enabled', 'invalid');
    await this.transaction.run(async () => {
      const known = await this.providers.find(municipalityId);
      const isSame = known?.issuer === input.issuer && known.clientId === input.clientId;
      const kept = isSame && input.secretVariable === null ? known.sealedSecret : null;
      const sealedSecret = secret === undefined ? kept : this.sealing.seal(PURPOSE, municipalityId, secret);
      if (!isSame) await this.providers.forgetIdentities(municipalityId);
      await this.providers.write({ ...input, municipalityId, sealedSecret }, this.clock.now());
      const details = { ...changesOf(known ?? {}, input), newSecret: secret !== undefined };
      await this.audit.act(actor, 'identity-provider.set', { subject: municipalityId, municipalityId, details });
    });
  }

  /** From now on its people sign in by password. @throws DomainError `identity-provider-not-found` */
  async remove(actor: Actor, municipalityId: string): Promise<void> {
    await this.transaction.run(async () => {
      const isGone = await this.providers.remove(municipalityId);
      if (!isGone) throw new DomainError('identity-provider-not-found', 'not-found');
      await this.audit.act(actor, 'identity-provider.removed', { subject: municipalityId, municipalityId });
    });
  }

  private async mustFind(municipalityId: string) {
    const provider = await this.providers.find(municipalityId);
    if (provider === null) throw new DomainError('identity-provider-not-found', 'not-found');
    return provider;
  }
}

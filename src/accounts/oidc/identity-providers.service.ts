import { Injectable } from '@nestjs/common';

import { MunicipalitiesService } from '../../municipalities/index.js';
import type { Actor } from '../../kernel/actor.js';
import { DomainError } from '../../kernel/domain-error.js';
import { Audit } from '../../platform/audit/audit.js';
import { changesOf } from '../../platform/audit/changes.js';
import { secretNamed } from '../../platform/config/secret-names.js';
import { Transaction } from '../../platform/database/transaction.js';
import { Clock } from '../../platform/system/clock.js';
import { Sealing } from '../../platform/system/sealing.js';
import { type IdentityProvider, isIssuer } from '../domain/identity-provider.js';
import { IdentityProvidersRepository } from './identity-providers.repository.js';

export type ProviderInput = Omit<IdentityProvider, 'municipalityId'> & {
  /** Left out: the secret that is kept already stays. */
  readonly secret?: string | undefined;
};

/** A provider with what it takes to call it. */
export type CallableProvider = IdentityProvider & { readonly secret: string | null };

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
  ) {}

  /** Where people can choose to sign in, by the name of the municipality. */
  offered(): Promise<readonly { readonly municipalityId: string; readonly municipality: string }[]> {
    return this.providers.offered();
  }

  /** Without its secret. @throws DomainError `identity-provider-not-found` */
  async get(municipalityId: string): Promise<IdentityProvider & { readonly hasSecret: boolean }> {
    const { sealedSecret, ...provider } = await this.mustFind(municipalityId);
    return { ...provider, hasSecret: sealedSecret !== null || provider.secretVariable !== null };
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
   * @throws DomainError `municipality-not-found`, `identity-provider-issuer-invalid`, `identity-provider-secret-twice`
   */
  async set(actor: Actor, municipalityId: string, { secret, ...input }: ProviderInput): Promise<void> {
    await this.municipalities.get(municipalityId);
    if (!isIssuer(input.issuer)) throw new DomainError('identity-provider-issuer-invalid', 'invalid');
    if (secret !== undefined && input.secretVariable !== null) {
      throw new DomainError('identity-provider-secret-twice', 'invalid');
    }
    await this.transaction.run(async () => {
      const known = await this.providers.find(municipalityId);
      const isSame = known?.issuer === input.issuer && known.clientId === input.clientId;
      const kept = isSame && input.secretVariable === null ? known.sealedSecret : null;
      const sealedSecret = secret === undefined ? kept : this.sealing.seal(PURPOSE, municipalityId, secret);
      if (!isSame) await this.providers.forgetIdentities(municipalityId);
      await this.providers.write({ ...input, municipalityId, sealedSecret }, this.clock.now());
      const details = changesOf(known ?? {}, input);
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

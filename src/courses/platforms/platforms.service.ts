import { Injectable } from '@nestjs/common';

import { ApiKeys } from '../../accounts/index.js';
import type { Actor, MachineActor } from '../../kernel/actor.js';
import { DomainError } from '../../kernel/domain-error.js';
import { Transaction } from '../../platform/database/transaction.js';
import { Clock } from '../../platform/system/clock.js';
import type { CoursePlatform, PlatformActor } from '../domain/course-platform.js';
import { PlatformsRepository } from './platforms.repository.js';

export interface PlatformInput {
  readonly name: string;
  readonly provider: string;
}

const SCOPES = ['xapi:write', 'voucher-codes:check'] as const;

/** Course platforms: keys that speak of one provider's courses. */
@Injectable()
export class PlatformsService {
  constructor(
    private readonly transaction: Transaction,
    private readonly platforms: PlatformsRepository,
    private readonly keys: ApiKeys,
    private readonly clock: Clock,
  ) {}

  /** Newest first, revoked ones too. */
  list(): Promise<readonly CoursePlatform[]> {
    return this.platforms.list();
  }

  /** A new platform with the secret of its key, which is told here and never again. */
  create(actor: Actor, { name, provider }: PlatformInput): Promise<CoursePlatform & { readonly secret: string }> {
    return this.transaction.run(async () => {
      const wanted = { name, municipalityId: null, scopes: SCOPES, expiresInDays: null };
      const { id, prefix, secret, createdAt } = await this.keys.issue(actor, wanted);
      await this.platforms.insert({ id, provider });
      return { id, name, provider, key: prefix, secret, createdAt, revokedAt: null };
    });
  }

  /** From now on its key opens nothing; what it reported stays. Again it changes nothing. @throws DomainError `platform-not-found` */
  async revoke(actor: Actor, id: string): Promise<void> {
    const platform = await this.platforms.find(id);
    if (platform === null) throw new DomainError('platform-not-found', 'not-found');
    await this.keys.revoke(actor, id);
  }

  /** The platform that calls with its key. @throws DomainError `platform-not-found` for a key of something else */
  async calling({ personId: keyId }: MachineActor): Promise<PlatformActor> {
    const platform = await this.platforms.find(keyId);
    if (platform === null) throw new DomainError('platform-not-found', 'not-found');
    return platform;
  }

  /** Whether a platform reports completions of this provider's courses. */
  reports(provider: string): Promise<boolean> {
    return this.platforms.speaksFor(provider, this.clock.now());
  }
}

import { Injectable } from '@nestjs/common';

import type { Actor } from '../../kernel/actor.js';
import { DomainError } from '../../kernel/domain-error.js';
import { Audit } from '../../platform/audit/audit.js';
import { Transaction } from '../../platform/database/transaction.js';
import { Clock } from '../../platform/system/clock.js';
import { Ids } from '../../platform/system/ids.js';
import type { CoursePlatform, KeyAndSecret, PlatformActor } from '../domain/course-platform.js';
import { PlatformsRepository } from './platforms.repository.js';
import { hashOf, isSecret } from './secrets.js';

export interface PlatformInput {
  readonly name: string;
  readonly provider: string;
}

const KEY_BYTES = 12;
const SECRET_BYTES = 32;

/** Course platforms and their keys. */
@Injectable()
export class PlatformsService {
  constructor(
    private readonly transaction: Transaction,
    private readonly platforms: PlatformsRepository,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Newest first, revoked ones too. */
  list(): Promise<readonly CoursePlatform[]> {
    return this.platforms.list();
  }

  /** A new platform with the secret of its key, which is told here and never again. */
  create(actor: Actor, { name, provider }: PlatformInput): Promise<CoursePlatform & Pick<KeyAndSecret, 'secret'>> {
    const id = this.ids.next();
    const key = this.ids.bytes(KEY_BYTES).toString('hex');
    const secret = this.ids.bytes(SECRET_BYTES).toString('base64url');
    const platform = { id, name, provider, key, createdAt: this.clock.now(), revokedAt: null };
    return this.transaction.run(async () => {
      await this.platforms.insert({ ...platform, secretHash: hashOf(secret), createdBy: actor.personId });
      await this.audit.act(actor, 'course-platform.created', { subject: id, details: { provider } });
      return { ...platform, secret };
    });
  }

  /** From now on its key opens nothing; what it reported stays. Again it changes nothing. @throws DomainError `platform-not-found` */
  revoke(actor: Actor, id: string): Promise<void> {
    return this.transaction.run(async () => {
      const platform = await this.platforms.find(id);
      if (platform === null) throw new DomainError('platform-not-found', 'not-found');
      await this.platforms.revoke(id, this.clock.now());
      if (platform.revokedAt === null) await this.audit.act(actor, 'course-platform.revoked', { subject: id });
    });
  }

  /** Who calls with this key and secret; null when nobody does. */
  async actorOf({ key, secret }: KeyAndSecret): Promise<PlatformActor | null> {
    const platform = await this.platforms.byKey(key);
    if (platform === null || !isSecret(secret, platform.secretHash)) return null;
    return { machine: 'course-platform', id: platform.id, provider: platform.provider };
  }

  /** Whether a platform reports completions of this provider's courses. */
  reports(provider: string): Promise<boolean> {
    return this.platforms.speaksFor(provider);
  }
}

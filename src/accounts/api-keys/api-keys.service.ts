import { Injectable } from '@nestjs/common';

import { type Actor, administeredBy, type MachineActor } from '../../kernel/actor.js';
import { DomainError } from '../../kernel/domain-error.js';
import type { Scope } from '../../kernel/scopes.js';
import { MunicipalitiesService } from '../../municipalities/index.js';
import { Audit } from '../../platform/audit/audit.js';
import { type KeyCredentials, keyToken } from '../../platform/auth/key-credentials.js';
import { Transaction } from '../../platform/database/transaction.js';
import { Clock } from '../../platform/system/clock.js';
import { Ids } from '../../platform/system/ids.js';
import { actorOfKey, type ApiKey, mayHoldKey, mustIssue, mustRenew, stateOfKey } from '../domain/api-key.js';
import { ApiKeysRepository } from './api-keys.repository.js';
import { hashOf, isSecret } from './secrets.js';

export interface KeyInput {
  readonly name: string;
  readonly municipalityId: string | null;
  readonly scopes: readonly Scope[];
  /** Null: no end. */
  readonly expiresInDays: number | null;
}

/** A key with its secret, which is told this once. */
export type IssuedKey = ApiKey & {
  readonly secret: string;
  /** Prefix and secret as one word, for a bearer token. */
  readonly token: string;
};

const [PREFIX_BYTES, SECRET_BYTES] = [12, 32];
const [HOUR_MS, DAY_MS] = [3_600_000, 86_400_000];
/** The last use is written at most that often. */
const USE_IS_NEWS_AFTER_MS = 60_000;

/** Keys of programs: the one way in which a machine shows who it is. */
@Injectable()
export class ApiKeys {
  constructor(
    private readonly transaction: Transaction,
    private readonly keys: ApiKeysRepository,
    private readonly municipalities: MunicipalitiesService,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Newest first, those that open nothing any more too: HR sees their municipalities', an admin all. */
  list(actor: Actor): Promise<readonly ApiKey[]> {
    return this.keys.list(this.clock.now(), administeredBy(actor));
  }

  /** @throws DomainError `api-key-not-found`, also when it is not the actor's to see */
  async get(actor: Actor, id: string): Promise<ApiKey> {
    const key = await this.keys.find(id, this.clock.now());
    if (key === null || !mayHoldKey(actor, key.municipalityId)) throw new DomainError('api-key-not-found', 'not-found');
    return key;
  }

  /** @throws DomainError `not-your-municipality`, `municipality-not-found`, `api-key-scope-not-yours` */
  async create(actor: Actor, input: KeyInput): Promise<IssuedKey> {
    mustIssue(actor, input.municipalityId, input.scopes);
    if (input.municipalityId !== null) await this.municipalities.get(input.municipalityId);
    return this.issue(actor, input);
  }

  /** For rooms that give their own kind of key: whoever calls decides who may. */
  issue(actor: Actor, { expiresInDays, ...input }: KeyInput): Promise<IssuedKey> {
    const [id, createdAt] = [this.ids.next(), this.clock.now()];
    const expiresAt = expiresInDays === null ? null : new Date(createdAt.getTime() + expiresInDays * DAY_MS);
    return this.transaction.run(async () => {
      await this.keys.insert({ ...input, id, createdAt, expiresAt, createdBy: actor.personId });
      const credentials = await this.newSecret(id);
      await this.act(actor, 'api-key.created', { ...input, id }, { scopes: [...input.scopes] });
      const known = { ...input, id, createdAt, expiresAt, revokedAt: null, lastUsedAt: null, overlapUntil: null };
      return { ...known, ...credentials, token: keyToken(credentials) };
    });
  }

  /**
   * A new secret for the key; the old one opens besides it for so many hours, so that the program can be switched over.
   * @throws DomainError `api-key-not-found`, `api-key-ended`, `api-key-scope-not-yours`
   */
  rotate(actor: Actor, id: string, overlapHours: number): Promise<IssuedKey> {
    return this.transaction.run(async () => {
      const key = await this.get(actor, id);
      mustRenew(actor, key.scopes);
      const now = this.clock.now();
      if (stateOfKey(key, now) !== 'active') throw new DomainError('api-key-ended', 'conflict');
      const until = new Date(now.getTime() + overlapHours * HOUR_MS);
      await this.keys.endSecrets(id, until);
      const credentials = await this.newSecret(id);
      await this.act(actor, 'api-key.rotated', key, { overlapHours });
      const overlapUntil = overlapHours > 0 ? until : null;
      return { ...key, ...credentials, overlapUntil, token: keyToken(credentials) };
    });
  }

  /** From now on it opens nothing. Again it changes nothing. @throws DomainError `api-key-not-found` */
  revoke(actor: Actor, id: string): Promise<void> {
    return this.transaction.run(async () => {
      const key = await this.get(actor, id);
      if (await this.keys.revoke(id, this.clock.now())) await this.act(actor, 'api-key.revoked', key);
    });
  }

  /** Who calls with this key; null when it opens nothing. */
  actorOf(credentials: KeyCredentials): Promise<MachineActor | null> {
    return this.transaction.crossing('sign-in', () => this.recognise(credentials));
  }

  private async recognise({ prefix, secret }: KeyCredentials): Promise<MachineActor | null> {
    const now = this.clock.now();
    const live = await this.keys.live(prefix, now);
    if (live === null || !isSecret(secret, live.secretHash)) return null;
    const age = now.getTime() - (live.lastUsedAt?.getTime() ?? 0);
    if (age >= USE_IS_NEWS_AFTER_MS) await this.keys.used(prefix, now);
    return actorOfKey(live);
  }

  private async newSecret(keyId: string): Promise<KeyCredentials> {
    const prefix = this.ids.bytes(PREFIX_BYTES).toString('hex');
    const secret = this.ids.bytes(SECRET_BYTES).toString('base64url');
    await this.keys.addSecret({ prefix, keyId, secretHash: hashOf(secret), createdAt: this.clock.now() });
    return { prefix, secret };
  }

  private act(
    actor: Actor,
    act: string,
    { id, municipalityId }: Pick<ApiKey, 'id' | 'municipalityId'>,
    details: Readonly<Record<string, number | string[]>> = {},
  ): Promise<void> {
    return this.audit.act(actor, act, { subject: id, ...(municipalityId !== null && { municipalityId }), details });
  }
}

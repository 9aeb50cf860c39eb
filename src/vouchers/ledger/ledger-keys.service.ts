import { Injectable } from '@nestjs/common';

import { DomainError } from '../../kernel/domain-error.js';
import { Env } from '../../platform/config/env.js';
import { Clock } from '../../platform/system/clock.js';
import { Ids } from '../../platform/system/ids.js';
import { canonicalJson } from '../domain/canonical-json.js';
import type { LedgerHead } from '../domain/ledger-chain.js';
import { headToSign, type SignedHead } from '../domain/ledger-export.js';
import { fingerprintOf, NONCE_BYTES, openSeed, publicKeyOf, sealSeed, SEED_BYTES, signatureOf } from './key-pair.js';
import { type LedgerKey, LedgerKeysRepository } from './ledger-keys.repository.js';

/** The Ed25519 key of each programme, made when it is first asked for and never changed. */
@Injectable()
export class LedgerKeysService {
  constructor(
    private readonly keys: LedgerKeysRepository,
    private readonly env: Env,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /**
   * SHA-256 of the public key that confirms the programme's exports, as 64 hexadecimal digits. It never changes.
   * @throws DomainError `programme-not-found`
   */
  async fingerprint(programmeId: string): Promise<string> {
    return fingerprintOf((await this.keyOf(programmeId)).publicKey);
  }

  /**
   * The head with the present time, signed with the programme's key.
   * @throws DomainError `programme-not-found`; (conflict) `ledger-key-locked` when the secret is not the one of that time
   */
  async sign(programmeId: string, head: LedgerHead): Promise<SignedHead> {
    const { publicKey, sealedPrivateKey } = await this.keyOf(programmeId);
    const seed = openSeed(sealedPrivateKey, this.secret(), publicKey);
    if (seed === null) throw new DomainError('ledger-key-locked', 'conflict');
    const unsigned = headToSign(programmeId, head, { publicKey, time: this.clock.now() });
    return { ...unsigned, signature: signatureOf(canonicalJson({ ...unsigned }), seed) };
  }

  private async keyOf(programmeId: string): Promise<LedgerKey> {
    const known = await this.keys.find(programmeId);
    if (known !== null) return known;
    const seed = this.ids.bytes(SEED_BYTES);
    const publicKey = publicKeyOf(seed);
    const sealedPrivateKey = sealSeed(seed, this.secret(), publicKey, this.ids.bytes(NONCE_BYTES));
    await this.keys.create({ programmeId, publicKey, sealedPrivateKey, createdAt: this.clock.now() });
    const made = await this.keys.find(programmeId);
    if (made === null) throw new DomainError('programme-not-found', 'not-found');
    return made;
  }

  private secret(): string {
    return this.env.LEDGER_SECRET ?? this.env.LERNLOTSE_SECRET;
  }
}

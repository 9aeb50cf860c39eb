import { Injectable } from '@nestjs/common';

import { DomainError } from '../../kernel/domain-error.js';
import { Clock } from '../../platform/system/clock.js';
import { Ids } from '../../platform/system/ids.js';
import { LINK_MINUTES, LINKS_PER_HOUR, type LinkPurpose, type MailedLink } from '../domain/mailed-link.js';
import { MailedLinksRepository } from './mailed-links.repository.js';

const TOKEN_BYTES = 32;
const HOUR_MS = 3_600_000;
/** Used and expired links are kept so long that the limit per hour can count them. */
const KEPT_MS = 24 * HOUR_MS;

/** Makes and takes the links that prove who reads a mailbox. Everything joins the caller's transaction. */
@Injectable()
export class MailedLinks {
  constructor(
    private readonly links: MailedLinksRepository,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /**
   * A link good for an hour, or as many minutes as are named, with the token that only the mail may hold; null when the
   * person was sent enough of them. Called in a transaction.
   */
  async issue(
    personId: string,
    purpose: LinkPurpose,
    { email = null, minutes = LINK_MINUTES }: { readonly email?: string | null; readonly minutes?: number } = {},
  ): Promise<{ readonly id: string; readonly token: string } | null> {
    const createdAt = this.clock.now();
    const [hourAgo, keptFrom] = [HOUR_MS, KEPT_MS].map((ms) => new Date(createdAt.getTime() - ms));
    await this.links.lock(personId);
    await this.links.forget(keptFrom ?? createdAt);
    if ((await this.links.countSince(personId, purpose, hourAgo ?? createdAt)) >= LINKS_PER_HOUR) return null;
    const expiresAt = new Date(createdAt.getTime() + minutes * 60_000);
    const link = { id: this.ids.next(), token: this.ids.bytes(TOKEN_BYTES).toString('base64url') };
    await this.links.insert({ ...link, personId, purpose, email, createdAt, expiresAt });
    return link;
  }

  /** Whether the link can still be used; looking does not use it up. */
  isGood(token: string, purpose: LinkPurpose): Promise<boolean> {
    return this.links.isGood(token, purpose, this.clock.now());
  }

  /** Uses the link up. @throws DomainError `link-not-good` when it was used, has expired or never was */
  async take(token: string, purpose: LinkPurpose): Promise<MailedLink> {
    const link = await this.links.take(token, purpose, this.clock.now());
    if (link === null) throw new DomainError('link-not-good', 'invalid', { minutes: LINK_MINUTES });
    return link;
  }

  /** All links that the person was sent open nothing any more. */
  voidAll(personId: string): Promise<void> {
    return this.links.voidAll(personId, ['reset-password', 'change-email'], this.clock.now());
  }
}

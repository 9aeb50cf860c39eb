import { Injectable } from '@nestjs/common';

import { Outbox } from '../../platform/mail/outbox.service.js';
import { INVITATION, INVITATION_DAYS, LINK_MINUTES } from '../domain/mailed-link.js';
import { PersonsRepository } from '../persons/persons.repository.js';

interface Link {
  readonly id: string;
  readonly token: string;
}

/** Mails about somebody's way in. Those with a link are confidential: what they say is erased when they have left. */
@Injectable()
export class AccountMails {
  constructor(
    private readonly persons: PersonsRepository,
    private readonly outbox: Outbox,
  ) {}

  /** A link to set a new password. */
  async resetLink(personId: string, { id, token }: Link): Promise<void> {
    const path = `/password/new?token=${token}`;
    await this.tell(personId, { kind: 'reset-password', occasion: id, path, confidential: true });
  }

  /** A link to set the first password, once per person: whoever let it expire asks for a new one themselves. */
  async invitation(personId: string, { token }: Link): Promise<boolean> {
    const path = `/password/new?token=${token}`;
    return this.tell(personId, { kind: INVITATION, occasion: 'account', path, confidential: true });
  }

  /** That another municipality counts the person among its people from now on. */
  async belongsToo(personId: string, municipalityId: string): Promise<void> {
    await this.tell(personId, { kind: 'belongs-too', occasion: municipalityId, path: '/account' });
  }

  /** A link to confirm an address, sent to that address. */
  async emailLink(personId: string, { id, token }: Link, address: string): Promise<void> {
    const path = `/email/confirm?token=${token}`;
    await this.tell(personId, { kind: 'change-email', occasion: id, path, confidential: true }, address);
  }

  /** That the password was changed, whoever did it. */
  async passwordChanged(personId: string, occasion: string): Promise<void> {
    await this.tell(personId, { kind: 'password-changed', occasion, path: '/password/forgotten' });
  }

  /** That mails go elsewhere from now on, told to the address that was left. */
  async emailChanged(personId: string, occasion: string, address: string): Promise<void> {
    await this.tell(personId, { kind: 'email-changed', occasion, path: '/' }, address);
  }

  /** That a second factor was added or taken off, whoever did it. */
  async secondFactorChanged(
    personId: string,
    kind: 'second-factor-added' | 'second-factor-removed',
    occasion: string,
  ): Promise<void> {
    await this.tell(personId, { kind, occasion, path: '/password/forgotten' });
  }

  private async tell(
    personId: string,
    news: { readonly kind: string; readonly occasion: string; readonly path: string; readonly confidential?: boolean },
    address?: string,
  ): Promise<boolean> {
    const [known] = await this.persons.addressees([personId]);
    if (known === undefined) return false;
    const addressee = address === undefined ? known : { ...known, address };
    const values = () => ({ minutes: LINK_MINUTES, days: INVITATION_DAYS });
    return this.outbox.put(addressee, { ...news, texts: 'accounts:mails', values });
  }
}

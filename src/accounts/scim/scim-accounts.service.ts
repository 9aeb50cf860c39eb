import { Injectable } from '@nestjs/common';

import { Transaction } from '../../platform/database/transaction.js';
import { Ids } from '../../platform/system/ids.js';
import { AccountMails } from '../credentials/account-mails.service.js';
import { MailedLinks } from '../credentials/mailed-links.service.js';
import type { ScimUser, ScimUserInput } from '../domain/scim-user.js';
import { PersonsService } from '../persons/persons.service.js';
import { SessionsService } from '../sessions/sessions.service.js';
import { ScimUsersRepository } from './scim-users.repository.js';

const PARTS = ['email', 'givenName', 'familyName'] as const;

/**
 * The accounts behind the people whom an HR system names. A person has one account, wherever they work. A municipality
 * names and readdresses the accounts of those whom no other municipality has ever known; of others it keeps its own record,
 * learns nothing from the account and changes nothing in it.
 */
@Injectable()
export class ScimAccounts {
  constructor(
    private readonly transaction: Transaction,
    private readonly users: ScimUsersRepository,
    private readonly persons: PersonsService,
    private readonly sessions: SessionsService,
    private readonly links: MailedLinks,
    private readonly mails: AccountMails,
    private readonly ids: Ids,
  ) {}

  /** Id of the account with that address: a new one, without a password, or the one that is there. In the caller's transaction. */
  async provide(municipalityId: string, { email, givenName, familyName }: ScimUserInput): Promise<string> {
    const known = await this.users.accountOf(email);
    if (known === null) {
      const account = { email, givenName, familyName, memberships: [] };
      const { id } = await this.transaction.crossing('provisioning', () => this.persons.provide(account));
      return id;
    }
    if (await this.users.isKnownElsewhere(known, municipalityId)) await this.mails.belongsToo(known, municipalityId);
    else await this.users.rename(known, { givenName, familyName });
    return known;
  }

  /**
   * Carries a changed name and address over to the account, unless the address is that of another account. Another address
   * is another way to a new password: whoever is signed in has to do it again, links in mails are void, and the old address
   * is told. In the caller's transaction.
   */
  async rename(municipalityId: string, before: ScimUser, input: ScimUserInput): Promise<void> {
    const changed = PARTS.filter((part) => input[part] !== before[part]);
    if (changed.length === 0 || (await this.users.isKnownElsewhere(before.id, municipalityId))) return;
    const isFree = changed.includes('email') && (await this.users.accountOf(input.email)) === null;
    if (isFree) await this.leaveAddress(before.id);
    const carried = changed.filter((part) => part !== 'email' || isFree);
    await this.users.rename(before.id, Object.fromEntries(carried.map((part) => [part, input[part]])));
  }

  private async leaveAddress(personId: string): Promise<void> {
    const { email } = await this.persons.get(personId);
    await this.sessions.endAll(personId);
    await this.links.voidAll(personId);
    await this.mails.emailChanged(personId, this.ids.next(), email);
  }
}

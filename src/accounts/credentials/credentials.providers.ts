import { AccountMails } from './account-mails.service.js';
import { CredentialsProcessor } from './credentials.processor.js';
import { InvitationsRepository } from './invitations.repository.js';
import { Invitations } from './invitations.service.js';
import { MailedLinksRepository } from './mailed-links.repository.js';
import { MailedLinks } from './mailed-links.service.js';

/** Mails about somebody's way in, with their links. */
export const CREDENTIAL_MAILS = [
  ...[AccountMails, MailedLinks, MailedLinksRepository],
  ...[Invitations, InvitationsRepository, CredentialsProcessor],
];

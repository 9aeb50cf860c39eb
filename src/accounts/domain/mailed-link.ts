export type LinkPurpose = 'reset-password' | 'change-email';

/** A link is good for so long, in minutes. */
export const LINK_MINUTES = 60;

/** An invitation is good for so long, in days: people are on leave. */
export const INVITATION_DAYS = 14;

/** The kind of the mail that invites; a person gets it once. */
export const INVITATION = 'invitation';

/** Links of one purpose that one person is sent within an hour; further requests are answered alike and send nothing. */
export const LINKS_PER_HOUR = 3;

export interface MailedLink {
  readonly id: string;
  readonly personId: string;
  /** The new address, to be confirmed by the link. */
  readonly email: string | null;
}

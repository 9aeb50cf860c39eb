/**
 * `waiting` to be sent, `sending` now, `sent`: the server took it. `kept`: no server is configured. `unclear`: the
 * connection broke after the content had begun to flow, so it may have arrived and is not sent again. `failed`: refused
 * for good, or given up after days.
 */
export type MailState = 'waiting' | 'sending' | 'sent' | 'kept' | 'unclear' | 'failed';

/** A mail with everything that sending needs. */
export interface WholeMail {
  readonly id: string;
  readonly address: string;
  readonly subject: string;
  readonly plain: string;
  readonly html: string;
}

/** How one attempt to send went; `again`: the server has certainly not taken it. */
export type Outcome =
  { readonly state: 'sent' } | { readonly state: 'again' | 'unclear' | 'failed'; readonly fault: string };

/** What is wrong with the mail server that has not taken a mail, as a code of docs/problems.md. */
export function problemOf(fault: string): string {
  if (fault === 'ETIMEDOUT') return 'mail-server-silent';
  return fault.startsWith('smtp-') ? 'mail-server-refuses' : 'mail-server-away';
}

const DAY_MS = 24 * 60 * 60 * 1_000;

export const MAIL_LIMITS = {
  /** Address and content are erased after this; that it was sent stays, so that it is not sent again. */
  contentMs: 14 * DAY_MS,
  /** A mail that no server took for so long is given up. */
  giveUpMs: 3 * DAY_MS,
  /** A sending that has not ended after this was broken off by the end of its process. */
  sendingMs: 15 * 60 * 1_000,
  /** After its job has used up its tries, a waiting mail is tried again when the last try is so long ago. */
  tryAgainMs: 60 * 60 * 1_000,
} as const;

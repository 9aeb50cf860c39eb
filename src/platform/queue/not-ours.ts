/**
 * A server that is not ours has not done its part. Unlike a rule's refusal this may pass: the job is tried again, and its page
 * says in one sentence what is wrong, by a code of docs/problems.md.
 */
export class NotOurs extends Error {
  constructor(
    readonly code: string,
    /** For the log; nothing personal, and no words of that server. */
    reason: string,
  ) {
    super(`${code}: ${reason}`);
    this.name = 'NotOurs';
  }
}

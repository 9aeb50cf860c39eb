/** A server that was started for this process and ends with it. */
export interface EmbeddedServer {
  /** Address with user and password. */
  readonly url: string;
  /** What runs, in a few words, for progress lines. */
  readonly description: string;
  /** Ends the server within a bounded time; a second call does nothing. */
  readonly stop: () => Promise<void>;
}

/** A reason, in one sentence that tells a person what helps, why an embedded server cannot run here. */
export class EmbeddedServerError extends Error {
  override readonly name = 'EmbeddedServerError';
}

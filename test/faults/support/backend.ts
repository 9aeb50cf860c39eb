import { eventually } from '../../support/eventually.js';
import { aLineTo, type Line, type Talk } from '../../support/line.js';
import { type Running, startApi, type Surroundings } from '../../support/processes.js';

/** What deploy/nginx.conf asks of the processes behind it. */
const BEHIND_NGINX = { TRUSTED_PROXIES: '127.0.0.1', DRAIN_REFUSES_READS: 'true' };
const WITHIN_MS = 10_000;
/** Longer than DRAIN_MAX_SECONDS. */
const CLOSES_WITHIN_MS = 30_000;

/**
 * An API behind the proxy, at the end of a line that a test can hold: what is on its way there has been sent and is not yet heard.
 * Sent on a connection that lay idle, it is lost with a process that closes such connections before it arrives.
 */
export class Backend {
  private running: Running | undefined;
  private line: Line | undefined;

  /** @param port where the proxy finds it, whichever process it is at the moment */
  constructor(
    private readonly surroundings: Surroundings,
    readonly port: number,
  ) {}

  /** The process itself, without the line. */
  get api(): Running {
    if (this.running === undefined) throw new Error('not started');
    return this.running;
  }

  async start(env: Readonly<Record<string, string>> = {}): Promise<void> {
    const { logs, env: common } = this.surroundings;
    this.running = await startApi({ logs, env: { ...common, ...BEHIND_NGINX, ...env } });
    this.line = await aLineTo(this.running.address, this.port);
  }

  /** Asks it to end while a move is on its way to it, which arrives when `until` resolves; resolves itself when it has ended. */
  async endUnderAMove(until: () => Promise<unknown>): Promise<void> {
    const { line } = this;
    let isHeld = false;
    void line?.holdOnce(isMoveOnAKeptConnection).then(() => (isHeld = true));
    await eventually('a move is on its way', WITHIN_MS, () => Promise.resolve(isHeld));
    const ended = this.end();
    await until();
    line?.mend();
    await ended;
  }

  /** The line takes no connection as soon as the process takes none. */
  async end(): Promise<void> {
    const ended = this.api.end();
    await this.isClosed();
    this.line?.refuse();
    await ended;
    await this.leave();
  }

  /** Closes the line; safe to call twice. */
  async leave(): Promise<void> {
    const { line } = this;
    this.line = undefined;
    await line?.close();
  }

  /** Resolves when nobody listens any more. */
  async isClosed(): Promise<void> {
    const { address } = this.api;
    const answers = () =>
      fetch(`${address}/health/live`).then(
        () => true,
        () => false,
      );
    await eventually('it takes no connection', CLOSES_WITHIN_MS, async () => !(await answers()));
  }
}

function isMoveOnAKeptConnection({ from, part, said }: Talk): boolean {
  return from === 'client' && part.startsWith('POST ') && said.length > part.length;
}

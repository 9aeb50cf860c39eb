import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** The way to a server of the run, which a test can cut, hold, slow down and mend. */
export interface Line {
  readonly url: string;
  /** From now on the server cannot be reached. */
  cut(): void;
  /** Cuts one connection, once, in the place of the first part of a talk that is said to be the one; resolves when it is cut. */
  cutOnce(isHere: (talk: Talk) => boolean): Promise<void>;
  /** Holds one part of a talk, once, and what comes after it on its way, until it is mended; resolves when it is held. */
  holdOnce(isHere: (talk: Talk) => boolean): Promise<void>;
  /** From now on nothing passes, and nobody is told. */
  hold(): void;
  /** From now on everything arrives so many milliseconds later. */
  delay(ms: number): void;
  /** All passes again, also what was held. */
  mend(): void;
  /** From now on it takes no new connection, as a port that nobody listens on. */
  refuse(): void;
  close(): Promise<void>;
}

/** What passes on a connection, as bytes in a text. */
export interface Talk {
  readonly from: 'client' | 'server';
  readonly part: string;
  /** The last that the client said on this connection, with the part if it is the client's. */
  readonly said: string;
}

/** Much more than the statements of one transaction. */
const REMEMBERED_BYTES = 65_536;

/** @param port where it begins; left out: a free one */
export async function aLineTo(address: string, port = 0): Promise<Line> {
  const target = new URL(address);
  const state = new State();
  const server = createServer((near) => {
    if (state.isCut) near.destroy();
    else join(near, connect(Number(target.port), target.hostname), state);
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const closed = once(server, 'close');
  const url = new URL(target);
  url.host = `127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  return {
    url: url.href,
    cut() {
      state.isCut = true;
      state.hangUp();
    },
    cutOnce: (isHere) => new Promise((sprung) => (state.trap = { isHere, sprung, does: 'cut' })),
    holdOnce: (isHere) => new Promise((sprung) => (state.trap = { isHere, sprung, does: 'hold' })),
    hold() {
      state.hold();
    },
    delay(ms) {
      state.delayMs = ms;
    },
    mend() {
      state.mend();
    },
    refuse() {
      server.close();
    },
    async close() {
      state.hangUp();
      state.mend();
      if (server.listening) server.close();
      await closed;
    },
  };
}

interface Trap {
  readonly isHere: (talk: Talk) => boolean;
  readonly sprung: () => void;
  readonly does: 'cut' | 'hold';
}

class State {
  readonly sockets = new Set<Socket>();
  isCut = false;
  delayMs = 0;
  trap: Trap | undefined;
  private held = Promise.resolve();
  private release: () => void = () => undefined;
  private readonly releases: (() => void)[] = [];

  hold(): void {
    this.held = new Promise((resolve) => (this.release = resolve));
  }

  mend(): void {
    this.isCut = false;
    this.delayMs = 0;
    this.release();
    for (const release of this.releases.splice(0)) release();
  }

  hangUp(): void {
    for (const socket of this.sockets) socket.destroy();
  }

  /** Resolves when what arrives now may go on. */
  async opened(): Promise<void> {
    if (this.delayMs > 0) await pause(this.delayMs);
    await this.held;
  }

  /** Whether the connection is to be cut here; waits where it is to be held. The trap has then done its work. */
  async isCutHere(talk: Talk): Promise<boolean> {
    const { trap } = this;
    if (trap?.isHere(talk) !== true) return false;
    this.trap = undefined;
    const mended = new Promise<void>((release) => this.releases.push(release));
    trap.sprung();
    if (trap.does === 'hold') await mended;
    return trap.does === 'cut';
  }
}

/** Everything goes on in its order, both ways; when one side ends, the other is told after the last of it. */
function join(near: Socket, far: Socket, state: State): void {
  let said = '';
  for (const [from, to] of [
    [near, far],
    [far, near],
  ] as const) {
    let passed = Promise.resolve();
    state.sockets.add(from);
    from.on('error', () => undefined);
    from.on('data', (bytes: Buffer) => {
      passed = passed
        .then(() => state.opened())
        .then(async () => {
          const part = bytes.toString('latin1');
          if (from === near) said = (said + part).slice(-REMEMBERED_BYTES);
          if (await state.isCutHere({ from: from === near ? 'client' : 'server', part, said })) from.destroy();
          else if (!to.destroyed) to.write(bytes);
        });
    });
    from.once('close', () => {
      state.sockets.delete(from);
      void passed.then(() => to.destroy());
    });
  }
}

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
  /** From now on nothing passes, and nobody is told. */
  hold(): void;
  /** From now on everything arrives so many milliseconds later. */
  delay(ms: number): void;
  /** All passes again, also what was held. */
  mend(): void;
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

export async function aLineTo(address: string): Promise<Line> {
  const target = new URL(address);
  const state = new State();
  const server = createServer((near) => {
    if (state.isCut) near.destroy();
    else join(near, connect(Number(target.port), target.hostname), state);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = new URL(target);
  url.host = `127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  return {
    url: url.href,
    cut() {
      state.isCut = true;
      state.hangUp();
    },
    cutOnce: (isHere) => new Promise((cut) => (state.trap = { isHere, cut })),
    hold() {
      state.hold();
    },
    delay(ms) {
      state.delayMs = ms;
    },
    mend() {
      state.mend();
    },
    async close() {
      state.hangUp();
      state.mend();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

class State {
  readonly sockets = new Set<Socket>();
  isCut = false;
  delayMs = 0;
  trap: { readonly isHere: (talk: Talk) => boolean; readonly cut: () => void } | undefined;
  private held = Promise.resolve();
  private release: () => void = () => undefined;

  hold(): void {
    this.held = new Promise((resolve) => (this.release = resolve));
  }

  mend(): void {
    this.isCut = false;
    this.delayMs = 0;
    this.release();
  }

  hangUp(): void {
    for (const socket of this.sockets) socket.destroy();
  }

  /** Resolves when what arrives now may go on. */
  async opened(): Promise<void> {
    if (this.delayMs > 0) await pause(this.delayMs);
    await this.held;
  }

  /** Whether the connection is to be cut here; the trap has then done its work. */
  springs(talk: Talk): boolean {
    const { trap } = this;
    if (trap?.isHere(talk) !== true) return false;
    this.trap = undefined;
    trap.cut();
    return true;
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
        .then(() => {
          const part = bytes.toString('latin1');
          if (from === near) said = (said + part).slice(-REMEMBERED_BYTES);
          if (state.springs({ from: from === near ? 'client' : 'server', part, said })) from.destroy();
          else if (!to.destroyed) to.write(bytes);
        });
    });
    from.once('close', () => {
      state.sockets.delete(from);
      void passed.then(() => to.destroy());
    });
  }
}

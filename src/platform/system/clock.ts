import { AsyncLocalStorage } from 'node:async_hooks';

import { Injectable } from '@nestjs/common';

import { correctionOf, type Sighting, TOLERANCE_MS } from './clock-correction.js';

/**
 * The time, as something that can be handed in: tests replace it, nothing else reads the clock. All processes share it: the
 * machine's clock is believed as long as it agrees with PostgreSQL's and runs evenly.
 */
@Injectable()
export class Clock {
  private readonly moments = new AsyncLocalStorage<Date>();
  /** Milliseconds to add to the machine's clock, and when this was found, by that clock and by one that nobody can set. */
  private found = { correctionMs: 0, machine: Date.now(), steady: performance.now() };

  now(): Date {
    return this.moments.getStore() ?? new Date(this.machine() + this.found.correctionMs);
  }

  /** Milliseconds by which the machine's clock is behind; 0 while it agrees. */
  get correctionMs(): number {
    return this.found.correctionMs;
  }

  /** Does the work as if it were done at that moment: a demo needs a past. */
  at<T>(moment: Date, work: () => Promise<T>): Promise<T> {
    return this.moments.run(moment, work);
  }

  /** Asks a clock that all processes share, and goes by it from now on where the machine's is wrong. */
  async follow(ask: () => Promise<Date>): Promise<void> {
    const [machine, steady] = [Date.now(), performance.now()];
    const there = (await ask()).getTime();
    const sighting: Sighting = { before: machine, there, after: machine + performance.now() - steady };
    this.found = { correctionMs: correctionOf(sighting), machine, steady };
  }

  /** The machine's clock; where somebody has set it since it was compared, as it would be if nobody had. */
  private machine(): number {
    const [now, even] = [Date.now(), this.found.machine + performance.now() - this.found.steady];
    return Math.abs(now - even) > TOLERANCE_MS ? even : now;
  }
}

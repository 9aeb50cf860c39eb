import { InjectQueue } from '@nestjs/bull';
import { Injectable } from '@nestjs/common';
import type { Queue } from 'bull';

import { type Lane, laneOf, LANES } from './job-contract.js';

export const QUEUE = 'jobs';
export const MAILS_QUEUE = 'mails';

/** A job of which there is news. */
export interface Announced {
  readonly id: string;
  readonly name: string;
}

type News = Queue<{ readonly id: string }>;

/** The news that a job waits, lane by lane. It may be lost or come twice: the record in PostgreSQL decides. */
@Injectable()
export class JobTransport {
  private readonly lanes: Readonly<Record<Lane, News>>;

  constructor(@InjectQueue(QUEUE) usual: News, @InjectQueue(MAILS_QUEUE) mails: News) {
    this.lanes = { usual, mails };
  }

  /** Every announcement has an id of its own: bull drops a job silently when its id is still known. */
  async announce({ id, name }: Announced, delayMs = 0): Promise<void> {
    const options = { removeOnComplete: true, removeOnFail: true, attempts: 1, delay: delayMs };
    await this.lanes[laneOf(name)].add({ id }, options);
  }

  /** How much news is on its way in a lane. */
  async pending(lane: Lane): Promise<number> {
    return this.lanes[lane].getWaitingCount();
  }

  /** @param atOnce how many jobs of each lane run at a time */
  async listen(atOnce: Readonly<Record<Lane, number>>, work: (id: string) => Promise<void>): Promise<void> {
    for (const lane of LANES) {
      await this.lanes[lane].isReady();
      void this.lanes[lane].process(atOnce[lane], ({ data }) => work(data.id));
    }
  }

  /** Takes no further job and waits for the running ones. */
  async stopListening(): Promise<void> {
    await Promise.all(LANES.map((lane) => this.lanes[lane].pause(true, false)));
  }

  async ping(): Promise<void> {
    await this.lanes.usual.client.ping();
  }
}

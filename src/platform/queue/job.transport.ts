import { InjectQueue } from '@nestjs/bull';
import { Injectable } from '@nestjs/common';
import type { Queue } from 'bull';

export const QUEUE = 'jobs';

/** The news that a job waits. It may be lost or come twice: the record in PostgreSQL decides. */
@Injectable()
export class JobTransport {
  constructor(@InjectQueue(QUEUE) private readonly queue: Queue<{ readonly id: string }>) {}

  /** Every announcement has an id of its own: bull drops a job silently when its id is still known. */
  async announce(id: string, delayMs = 0): Promise<void> {
    await this.queue.add({ id }, { removeOnComplete: true, removeOnFail: true, attempts: 1, delay: delayMs });
  }

  /** How much news is on its way. */
  async pending(): Promise<number> {
    return this.queue.getWaitingCount();
  }

  async listen(concurrency: number, work: (id: string) => Promise<void>): Promise<void> {
    await this.queue.isReady();
    void this.queue.process(concurrency, ({ data }) => work(data.id));
  }

  /** Takes no further job and waits for the running ones. */
  async stopListening(): Promise<void> {
    await this.queue.pause(true, false);
  }

  async ping(): Promise<void> {
    await this.queue.client.ping();
  }
}

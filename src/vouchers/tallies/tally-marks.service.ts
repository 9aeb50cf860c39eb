import { Injectable } from '@nestjs/common';

import { JobQueue } from '../../platform/queue/job.queue.js';
import { recountProgramme, tallyMunicipality } from './tallies.jobs.js';

/** The first move is counted at once; moves in the second after it are counted together. */
const PAUSE_MS = 1_000;

/** More municipalities than this are counted by one job for the whole programme. */
const SINGLY = 20;

/**
 * Marks municipalities as stale: the mark is the waiting job that will count them again, written in the transaction
 * of the move. A municipality that is marked already costs no further job (docs/adr/0029).
 */
@Injectable()
export class TallyMarks {
  constructor(private readonly queue: JobQueue) {}

  /** In the order of ids, so that two transactions never wait for each other's marks. */
  async mark(programmeId: string, municipalityIds: readonly string[]): Promise<void> {
    const stale = [...new Set(municipalityIds)].sort();
    if (stale.length > SINGLY) {
      await this.markAll(programmeId);
      return;
    }
    for (const municipalityId of stale) {
      const options = { dedupeKey: `${programmeId} ${municipalityId}`, pauseMs: PAUSE_MS };
      await this.queue.enqueue(tallyMunicipality, { programmeId, municipalityId }, options);
    }
  }

  /** Marks every municipality of the programme; answers the job that counts them. */
  markAll(programmeId: string, createdBy?: string): Promise<string> {
    const options = { dedupeKey: programmeId, pauseMs: PAUSE_MS, createdBy };
    return this.queue.enqueue(recountProgramme, { programmeId, municipalityIds: null }, options);
  }
}

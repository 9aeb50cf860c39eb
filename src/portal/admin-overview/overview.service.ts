import { Injectable } from '@nestjs/common';

import type { Actor } from '../../kernel/actor.js';
import { AgreementOverview } from '../../municipalities/index.js';
import { JobBoard } from '../../platform/queue/job-board.service.js';
import {
  ObjectionsService,
  type Programme,
  ProgrammesService,
  TallyAlarms,
  type TallySum,
  TallySums,
} from '../../vouchers/index.js';
import { type FirstStep, FirstSteps } from './first-steps.service.js';

/** What waits for an administrator. */
export interface Waiting {
  readonly alarms: number;
  readonly failedJobs: number;
  /** Works agreements that wait for a second person. */
  readonly agreements: number;
  /** Programmes in which municipalities object, with how many objections nobody answered yet. */
  readonly objections: readonly { readonly programme: Programme; readonly count: number }[];
}

export interface AdminOverview {
  readonly waiting: Waiting;
  /** Programmes that are open, newest first; without a sum while nothing is counted. */
  readonly open: readonly { readonly programme: Programme; readonly sum: TallySum | null }[];
  /** What is still to be done before the first programme; null once there is one. */
  readonly stepsLeft: readonly FirstStep[] | null;
}

@Injectable()
export class AdminOverviews {
  constructor(
    private readonly programmes: ProgrammesService,
    private readonly objections: ObjectionsService,
    private readonly sums: TallySums,
    private readonly alarms: TallyAlarms,
    private readonly agreements: AgreementOverview,
    private readonly jobs: JobBoard,
    private readonly start: FirstSteps,
  ) {}

  async of(actor: Actor): Promise<AdminOverview> {
    const programmes = await this.programmes.list(actor);
    const open = programmes.filter(({ state }) => state === 'open');
    const sums = await this.sums.of(open);
    return {
      waiting: await this.waiting(actor, programmes),
      open: open.map((programme) => ({ programme, sum: sums.get(programme.id) ?? null })),
      stepsLeft: programmes.length === 0 ? await this.start.left() : null,
    };
  }

  private async waiting(actor: Actor, programmes: readonly Programme[]): Promise<Waiting> {
    const drafts = programmes.filter(({ state, recordHash }) => state === 'draft' && recordHash !== null);
    const objections = await Promise.all(
      drafts.map(async (programme) => {
        const raised = await this.objections.list(actor, programme.id);
        return { programme, count: raised.filter(({ state }) => state === 'open').length };
      }),
    );
    return {
      alarms: (await this.alarms.list(null)).length,
      failedJobs: await this.jobs.failed(),
      agreements: (await this.agreements.list({ limit: 1 })).counts.waits,
      objections: objections.filter(({ count }) => count > 0),
    };
  }
}

import { Injectable } from '@nestjs/common';

import { HandlesJob } from '../../platform/queue/job-handler.decorator.js';
import { moveUpWaiting } from './waiting.jobs.js';
import { WaitingMoves } from './waiting-moves.service.js';

@Injectable()
export class WaitingProcessor {
  constructor(private readonly moves: WaitingMoves) {}

  @HandlesJob(moveUpWaiting)
  moveUp({ programmeId }: { readonly programmeId: string }): Promise<{ readonly movedUp: number }> {
    return this.moves.moveUp(programmeId);
  }
}

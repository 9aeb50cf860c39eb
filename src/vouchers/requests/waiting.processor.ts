import { Injectable } from '@nestjs/common';

import { HandlesJob } from '../../platform/queue/job-handler.decorator.js';
import { moveUpWaiting, tellWhoWaits } from './waiting.jobs.js';
import { WaitingMoves } from './waiting-moves.service.js';
import { WaitingNews } from './waiting-news.service.js';

@Injectable()
export class WaitingProcessor {
  constructor(
    private readonly moves: WaitingMoves,
    private readonly news: WaitingNews,
  ) {}

  @HandlesJob(moveUpWaiting)
  moveUp({ programmeId }: { readonly programmeId: string }): Promise<{ readonly movedUp: number }> {
    return this.moves.moveUp(programmeId);
  }

  @HandlesJob(tellWhoWaits)
  tell(): Promise<{ readonly told: number }> {
    return this.news.tell();
  }
}

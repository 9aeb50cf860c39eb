import { Injectable } from '@nestjs/common';

import { berlinDay } from '../../kernel/calendar.js';
import { DomainError } from '../../kernel/domain-error.js';
import { Audit } from '../../platform/audit/audit.js';
import { Transaction } from '../../platform/database/transaction.js';
import { Clock } from '../../platform/system/clock.js';
import { BY_THE_PRODUCT } from '../domain/moves.js';
import { moveRequest } from '../domain/request-states.js';
import { AssignmentsService } from '../holdings/assignments.service.js';
import { LedgerService } from '../ledger/ledger.service.js';
import { AllotmentsService, type Place } from '../programmes/allotments.service.js';
import { ProgrammesRepository } from '../programmes/programmes.repository.js';
import { RequestsRepository } from './requests.repository.js';
import { WaitingLists } from './waiting-lists.service.js';
import { WaitingRepository, type WaitingRequest } from './waiting.repository.js';

/** From the waiting list to a voucher, by the published order. */
@Injectable()
export class WaitingMoves {
  constructor(
    private readonly transaction: Transaction,
    private readonly waiting: WaitingRepository,
    private readonly lists: WaitingLists,
    private readonly requests: RequestsRepository,
    private readonly allotments: AllotmentsService,
    private readonly programmes: ProgrammesRepository,
    private readonly assignments: AssignmentsService,
    private readonly ledger: LedgerService,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * Gives every free place to the first of the list who can have it, each in a transaction of its own under the
   * allotment's lock: running twice, late, or beside HR's own decisions gives each place once. Who cannot have a
   * voucher now is passed over and keeps the place in the list. Where HR decides, it does nothing.
   */
  async moveUp(programmeId: string): Promise<{ readonly movedUp: number }> {
    const programme = await this.programmes.find(programmeId);
    let movedUp = 0;
    if (programme?.waitingApproval !== 'by-rule' || programme.state !== 'open') return { movedUp };
    const today = berlinDay(this.clock.now());
    if (today < programme.startsOn || today > programme.endsOn) return { movedUp };
    for (const municipalityId of await this.waiting.municipalitiesWithPlace(programmeId)) {
      while (await this.moveUpOne(programmeId, municipalityId)) movedUp += 1;
    }
    return { movedUp };
  }

  /** False when no place is free or nobody on the list can have it, also when the programme was closed meanwhile. */
  private async moveUpOne(programmeId: string, municipalityId: string): Promise<boolean> {
    return this.transaction.run(async () => {
      const place = await ifPossible(() => this.allotments.hold({ programmeId, municipalityId }, 'approve'));
      if (place === null || place.allotment.occupied >= place.allotment.granted) return false;
      for (const request of await this.lists.inOrder(place.programme, municipalityId)) {
        if (await this.approve(place, request)) return true;
      }
      return false;
    });
  }

  /** In the name of who put it on the list, so that nobody approves or assigns for themselves. */
  private async approve(place: Place, request: WaitingRequest): Promise<boolean> {
    const { id, programmeId, municipalityId, personId, courseId, decidedBy } = request;
    const created = await ifPossible(() =>
      this.assignments.assign({ personId: decidedBy }, place, { personId, courseId, request }),
    );
    if (created === null) return false;
    const state = moveRequest(request.state, 'approve', BY_THE_PRODUCT);
    await this.requests.decide([id], { state, decidedBy, decidedAt: this.clock.now() });
    const details = { order: place.programme.waitingOrder };
    await this.audit.act(null, 'request.approved', { subject: id, municipalityId, details });
    await this.ledger.record(programmeId, [
      { kind: 'request.approved', municipalityId, from: request.state, requestId: id, count: 1 },
      created.fact,
    ]);
    return true;
  }
}

/** Null when a rule says no; the rules look before anything is written. */
async function ifPossible<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof DomainError) return null;
    throw error;
  }
}

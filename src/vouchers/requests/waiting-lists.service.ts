import { Injectable } from '@nestjs/common';

import { berlinYear } from '../../kernel/calendar.js';
import { Clock } from '../../platform/system/clock.js';
import type { VoucherRequest } from '../domain/voucher.js';
import { inWaitingOrder, type WaitingPlace, waitingPlaces, type WaitingRule } from '../domain/waiting-list.js';
import { sha256 } from '../ledger/sha256.js';
import { ProgrammesRepository } from '../programmes/programmes.repository.js';
import { WaitingRepository, type WaitingRequest } from './waiting.repository.js';

/** The waiting lists in their published order: one reading for the job, for HR and for who waits. */
@Injectable()
export class WaitingLists {
  constructor(
    private readonly waiting: WaitingRepository,
    private readonly programmes: ProgrammesRepository,
    private readonly clock: Clock,
  ) {}

  /** Who waits in a municipality, the next one first. */
  async inOrder(
    rule: WaitingRule & { readonly id: string },
    municipalityId: string,
  ): Promise<readonly WaitingRequest[]> {
    const rows = await this.waiting.list(rule.id, municipalityId, berlinYear(this.clock.now()));
    return inWaitingOrder(rows, rule, sha256);
  }

  /** Adds the place in the list to those requests that wait; null for all others. */
  async add<Row extends VoucherRequest>(
    rows: readonly Row[],
  ): Promise<readonly (Row & { readonly waiting: WaitingPlace | null })[]> {
    const lists = new Map(
      rows
        .filter(({ state }) => state === 'waitlisted')
        .map(({ programmeId, municipalityId }) => [
          `${programmeId} ${municipalityId}`,
          { programmeId, municipalityId },
        ]),
    );
    const places = new Map<string, WaitingPlace>();
    for (const { programmeId, municipalityId } of lists.values()) {
      const programme = await this.programmes.find(programmeId);
      if (programme === null) continue;
      for (const [id, place] of waitingPlaces(await this.inOrder(programme, municipalityId))) places.set(id, place);
    }
    return rows.map((row) => ({ ...row, waiting: places.get(row.id) ?? null }));
  }
}

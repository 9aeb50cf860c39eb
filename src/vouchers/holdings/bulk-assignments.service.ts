import { Injectable } from '@nestjs/common';

import { PersonsService } from '../../accounts/index.js';
import { CoursesService } from '../../courses/index.js';
import type { Actor } from '../../kernel/actor.js';
import { DomainError } from '../../kernel/domain-error.js';
import { Accesses } from '../../platform/audit/accesses.js';
import { Transaction } from '../../platform/database/transaction.js';
import { Idempotency } from '../../platform/http/idempotency.js';
import { isBroken, readCsv } from '../../platform/imports/csv.js';
import { approverOf } from '../domain/approval.js';
import { BULK_LIMIT, type BulkRow, numbered, type NumberedRow, rowsOfTable } from '../domain/bulk-list.js';
import type { LedgerFact } from '../domain/ledger-fact.js';
import { moveVoucher } from '../domain/voucher-states.js';
import { LedgerService } from '../ledger/ledger.service.js';
import { Movers } from '../movers.service.js';
import { AllotmentsService, type Place } from '../programmes/allotments.service.js';
import { municipalityServed } from '../served.js';
import { AssignmentsService } from './assignments.service.js';
import { type Directory, type Wanted, wantedOf } from './bulk-directory.js';

/** `preview` changes nothing, `all` assigns every row or none, `good` assigns the rows that are possible. */
export type BulkMode = 'preview' | 'all' | 'good';
export const BULK_MODES: readonly BulkMode[] = ['preview', 'all', 'good'];

export interface BulkAssignment {
  readonly programmeId: string;
  /** May be left out with one membership as HR. */
  readonly municipalityId?: string;
  readonly mode: BulkMode;
  readonly rows?: readonly BulkRow[];
  /** The rows as CSV; counts instead of `rows`. */
  readonly csv?: string;
}

/** Rows by their numbers; it repeats no name and no address. */
export interface BulkReport {
  readonly assigned: readonly { readonly row: number; readonly id: string }[];
  /** Each with the code of the rule that says no. */
  readonly refused: readonly { readonly row: number; readonly code: string }[];
}

/** Many assignments under one lock of the allotment: row after row by the same rules as a single one. */
@Injectable()
export class BulkAssignmentsService {
  constructor(
    private readonly transaction: Transaction,
    private readonly assignments: AssignmentsService,
    private readonly allotments: AllotmentsService,
    private readonly persons: PersonsService,
    private readonly courses: CoursesService,
    private readonly movers: Movers,
    private readonly ledger: LedgerService,
    private readonly idempotency: Idempotency,
    private readonly accesses: Accesses,
  ) {}

  /**
   * @throws DomainError `bulk-list-empty`, `bulk-list-too-long` {limit}, `bulk-list-not-readable`; for all or nothing
   *   `bulk-rows-refused` {count, rows}; `not-your-municipality`, `municipality-needed`, those of the programme's state
   */
  async assign(actor: Actor, input: BulkAssignment, key: string): Promise<BulkReport> {
    const rows = input.csv === undefined ? numbered(input.rows ?? []) : rowsOfCsv(input.csv);
    if (input.mode === 'preview') {
      await this.look(actor, input, rows);
      return this.preview(actor, input, rows);
    }
    const call = { actorId: actor.personId, operation: 'assignVouchers', key, body: { ...input } };
    try {
      const { report } = await this.idempotency.once(call, async () => {
        const { facts, report: done } = await this.assignEach(actor, input, rows);
        if (input.mode === 'all' && done.refused.length > 0) {
          throw new DomainError('bulk-rows-refused', 'conflict', { count: done.refused.length, rows: done.refused });
        }
        await this.ledger.record(input.programmeId, facts);
        await this.look(actor, input, rows);
        return { report: { assigned: [...done.assigned], refused: [...done.refused] } };
      });
      return report;
    } catch (error) {
      if (error instanceof DomainError && error.code === 'bulk-rows-refused') await this.look(actor, input, rows);
      throw error;
    }
  }

  /** Puts on record of whom something is said; of its own for a preview and a refusal, which take back all the rest. */
  private look(actor: Actor, input: BulkAssignment, rows: readonly NumberedRow[]): Promise<void> {
    const municipalityId = municipalityServed(actor, input.municipalityId);
    return this.transaction.run(async () => {
      const { persons } = await this.directory(municipalityId);
      const told = rows.flatMap(({ person }) => persons.get(person.toLowerCase()) ?? []);
      await this.accesses.note(actor, { kind: 'staff', municipalityId }, told);
    });
  }

  /** Does it and takes it back: a preview by other rules than the deed could promise what does not hold. */
  private async preview(actor: Actor, input: BulkAssignment, rows: readonly NumberedRow[]): Promise<BulkReport> {
    try {
      return await this.transaction.run(async () => {
        const { report } = await this.assignEach(actor, input, rows);
        throw new TakenBack(report);
      });
    } catch (error) {
      if (error instanceof TakenBack) return error.report;
      throw error;
    }
  }

  private async assignEach(
    actor: Actor,
    { programmeId, municipalityId: named }: BulkAssignment,
    rows: readonly NumberedRow[],
  ): Promise<{ readonly facts: readonly LedgerFact[]; readonly report: BulkReport }> {
    const municipalityId = municipalityServed(actor, named);
    const directory = await this.directory(municipalityId);
    const place = await this.allotments.hold({ programmeId, municipalityId }, 'assign');
    const facts: LedgerFact[] = [];
    const assigned: { row: number; id: string }[] = [];
    const refused: { row: number; code: string }[] = [];
    const seen = new Set<string>();
    for (const row of rows) {
      try {
        const wanted = wantedOf(row, directory, seen);
        const taken = place.allotment.occupied + assigned.length;
        const here = { ...place, allotment: { ...place.allotment, occupied: taken } };
        const { id, fact } = await this.assignOne(actor, here, wanted);
        facts.push(fact);
        assigned.push({ row: row.row, id });
      } catch (error) {
        if (!(error instanceof DomainError)) throw error;
        refused.push({ row: row.row, code: error.code });
      }
    }
    return { facts, report: { assigned, refused } };
  }

  private async assignOne(
    actor: Actor,
    place: Place,
    { personId, courseId }: Wanted,
  ): Promise<{ readonly id: string; readonly fact: LedgerFact }> {
    const { municipalityId } = place.allotment;
    const mover = await this.movers.decider(actor, { municipalityId, personId });
    if (mover === null) throw new DomainError('not-your-municipality', 'forbidden');
    moveVoucher(null, 'assign', approverOf(place.programme.approval, mover));
    return this.assignments.assign(actor, place, { personId, courseId, request: null });
  }

  private async directory(municipalityId: string): Promise<Directory> {
    const members = await this.persons.membersOf(municipalityId, 'employee');
    const courses = await this.courses.published();
    return {
      persons: new Map(
        members.flatMap(({ personId, email }) => [
          [email.toLowerCase(), personId],
          [personId, personId],
        ]),
      ),
      courses: new Map(courses.map(({ code, id }) => [code, id])),
    };
  }
}

/**
 * The rows of a list as they are written in it.
 * @throws DomainError (invalid) `bulk-list-not-readable`, `bulk-list-empty`, `bulk-list-too-long` {limit}
 */
export function rowsOfCsv(csv: string): readonly NumberedRow[] {
  const lines = readCsv(csv, BULK_LIMIT + 2);
  if (isBroken(lines)) throw new DomainError('bulk-list-not-readable', 'invalid');
  return rowsOfTable(lines);
}

class TakenBack extends Error {
  constructor(readonly report: BulkReport) {
    super('a preview is taken back');
  }
}

import { Injectable } from '@nestjs/common';

import type { Actor } from '../../kernel/actor.js';
import { DomainError } from '../../kernel/domain-error.js';
import { Ids } from '../../platform/system/ids.js';
import { BulkAssignmentsService, type BulkReport, rowsOfCsv } from '../../vouchers/index.js';
import { type Desk, Desks } from '../hr/desks.service.js';
import type { ListForm } from './assign.forms.js';
import { type Free, FreePlaces } from './free-places.service.js';
import type { UploadedList } from './list-upload.js';

export interface ListStart {
  readonly desk: Desk;
  readonly free: readonly Free[];
}

/** A row of the list as it is written there. */
export interface RefusedRow {
  readonly row: number;
  readonly person: string;
  readonly course: string | undefined;
  readonly code: string;
}

export interface ListReport {
  readonly desk: Desk;
  readonly free: Free;
  readonly assigned: number;
  readonly refused: readonly RefusedRow[];
}

export interface ListPreview extends ListReport {
  readonly csv: string;
  readonly formKey: string;
}

/** Many vouchers by a list: looked at first, then all of them or the possible ones. */
@Injectable()
export class ListSheets {
  constructor(
    private readonly desks: Desks,
    private readonly places: FreePlaces,
    private readonly bulk: BulkAssignmentsService,
    private readonly ids: Ids,
  ) {}

  /** @throws DomainError `not-your-municipality` */
  async start(actor: Actor, named: string | undefined): Promise<ListStart> {
    const desk = await this.desks.at(actor, named);
    const free = (await this.places.at(actor, desk)).filter(({ programme }) => programme.state === 'open');
    return { desk, free };
  }

  /** Changes nothing. @throws DomainError those of the list and of the programme's state */
  async preview(actor: Actor, { municipality, programme, csv }: UploadedList): Promise<ListPreview> {
    const { desk, free } = await this.at(actor, municipality, programme);
    const formKey = this.ids.next();
    const input = { programmeId: programme, municipalityId: desk.municipality.id, mode: 'preview', csv } as const;
    const report = await this.bulk.assign(actor, input, formKey);
    return { desk, free, csv, formKey, ...readable(report, csv) };
  }

  /**
   * The report of what was done; with mode `all` and a row that is not possible nothing is done, and the report says
   * why. The same key gives the same report.
   */
  async assign(actor: Actor, { municipality, programme, mode, csv, key }: ListForm): Promise<ListReport> {
    const { desk, free } = await this.at(actor, municipality, programme);
    const input = { programmeId: programme, municipalityId: desk.municipality.id, mode, csv };
    const report = await this.bulk.assign(actor, input, key).catch(refusedOf);
    return { desk, free, ...readable(report, csv) };
  }

  private async at(
    actor: Actor,
    named: string | undefined,
    programmeId: string,
  ): Promise<Pick<ListReport, 'desk' | 'free'>> {
    const { desk, free } = await this.start(actor, named);
    const place = free.find(({ programme }) => programme.id === programmeId);
    if (place === undefined) throw new DomainError('programme-not-found', 'not-found');
    return { desk, free: place };
  }
}

/** All or nothing ended in nothing: its rows are a report, every other error stays one. */
function refusedOf(error: unknown): BulkReport {
  if (!(error instanceof DomainError) || error.code !== 'bulk-rows-refused') throw error;
  return { assigned: [], refused: error.details.rows as BulkReport['refused'] };
}

function readable({ assigned, refused }: BulkReport, csv: string): Pick<ListReport, 'assigned' | 'refused'> {
  const written = new Map(rowsOfCsv(csv).map((row) => [row.row, row]));
  return {
    assigned: assigned.length,
    refused: refused.map(({ row, code }) => {
      const { person = '', course } = written.get(row) ?? {};
      return { row, code, person, course };
    }),
  };
}

import { Injectable } from '@nestjs/common';

import type { Actor } from '../../kernel/actor.js';
import { MunicipalitiesService, type Municipality } from '../../municipalities/index.js';
import { type Page, PAGE_SIZE } from '../../platform/http/pagination.js';
import {
  AllotmentsService,
  type LedgerCheck,
  LedgerInspectionService,
  type LedgerRow,
  type LedgerStanding,
  type Programme,
  ProgrammesService,
} from '../../vouchers/index.js';
import type { LedgerForm } from './ledger.forms.js';

export interface LedgerSheet {
  readonly programme: Programme;
  readonly standing: LedgerStanding;
  /** Null unless it was asked for. */
  readonly check: LedgerCheck | null;
  readonly entries: Page<LedgerRow>;
  readonly names: ReadonlyMap<string, string>;
  /** Those with a share, by name. */
  readonly municipalities: readonly Pick<Municipality, 'id' | 'name'>[];
  readonly form: LedgerForm;
}

@Injectable()
export class LedgerSheets {
  constructor(
    private readonly programmes: ProgrammesService,
    private readonly allotments: AllotmentsService,
    private readonly ledger: LedgerInspectionService,
    private readonly municipalities: MunicipalitiesService,
  ) {}

  /** @throws DomainError `programme-not-found`, `cursor-invalid` */
  async of(actor: Actor, programmeId: string, form: LedgerForm): Promise<LedgerSheet> {
    const programme = await this.programmes.show(actor, programmeId);
    const { kind, municipality: municipalityId, cursor, order } = form;
    const part = { cursor, limit: PAGE_SIZE, newestFirst: order !== 'oldest' };
    const entries = await this.ledger.entries(programmeId, { kind, municipalityId }, part);
    const check = form.check === undefined ? null : await this.ledger.check(programmeId);
    const standing = check ?? (await this.ledger.standing(programmeId));
    const names = await this.municipalities.names(entries.items.map((entry) => entry.municipalityId));
    const allotted = await this.allotments.list(actor, programmeId);
    const municipalities = allotted
      .map(({ municipalityId: id, name }) => ({ id, name }))
      .sort((a, b) => a.name.localeCompare(b.name, 'de'));
    return { programme, standing, check, entries, names, municipalities, form };
  }
}

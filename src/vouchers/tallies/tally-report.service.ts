import { Injectable } from '@nestjs/common';

import { csvText } from '../../kernel/csv-cells.js';
import type { Actor } from '../../kernel/actor.js';
import { DomainError } from '../../kernel/domain-error.js';
import { inLocale, type Locale } from '../../kernel/localized.js';
import { MunicipalitiesService } from '../../municipalities/index.js';
import { type DownloadFile, jsonFile } from '../../platform/http/file-reply.js';
import { type DayTally, historyOf } from '../domain/tally-history.js';
import { ProgrammesService } from '../programmes/programmes.service.js';
import { servedByHr } from '../served.js';
import { TallyReportRepository } from './tally-report.repository.js';

const COLUMNS = [
  'granted',
  'requested',
  'assigned',
  'redeemed',
  'completed',
  'expired',
  'available',
  'ledgerPosition',
] as const;

interface ReportQuery {
  readonly format: 'csv' | 'json';
  readonly municipalityId?: string;
}

type ReportRow = DayTally & { readonly ars: string; readonly municipality: string };

/** The tally of each municipality by day, from the ledger alone. */
@Injectable()
export class TallyReports {
  constructor(
    private readonly reports: TallyReportRepository,
    private readonly programmes: ProgrammesService,
    private readonly municipalities: MunicipalitiesService,
  ) {}

  /**
   * All municipalities for an admin, their own for HR; or one of them.
   * @throws DomainError `programme-not-found`, `not-your-municipality`
   */
  async file(actor: Actor, programmeId: string, query: ReportQuery, locale: Locale): Promise<DownloadFile> {
    const { id, title } = await this.programmes.show(actor, programmeId);
    const days = await this.rows(id, chosen(servedByHr(actor), query.municipalityId));
    const programme = inLocale(title, locale);
    if (query.format === 'json') return jsonFile(`tallies-${id}.json`, { programmeId: id, programme, days });
    const head = ['programme', 'ars', 'municipality', 'day', ...COLUMNS];
    const lines = days.map((row) => [
      ...[programme, row.ars, row.municipality, row.day],
      ...COLUMNS.map((column) => String(row[column])),
    ]);
    return { name: `tallies-${id}.csv`, contentType: 'text/csv; charset=utf-8', body: csvText([head, ...lines]) };
  }

  private async rows(programmeId: string, municipalityIds: readonly string[] | null): Promise<readonly ReportRow[]> {
    const history = historyOf(await this.reports.groups(programmeId, municipalityIds));
    const known = new Map((await this.municipalities.all()).map((one) => [one.id, one]));
    const named = history.map((row) => {
      const { ars = '', name = '' } = known.get(row.municipalityId) ?? {};
      return { ...row, ars, municipality: name };
    });
    return named.sort((a, b) => (a.ars === b.ars ? (a.day < b.day ? -1 : 1) : a.ars < b.ars ? -1 : 1));
  }
}

function chosen(served: readonly string[] | null, named: string | undefined): readonly string[] | null {
  if (named === undefined) return served;
  if (served !== null && !served.includes(named)) throw new DomainError('not-your-municipality', 'forbidden');
  return [named];
}

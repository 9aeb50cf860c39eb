import { Injectable } from '@nestjs/common';

import { csvText } from '../../kernel/csv-cells.js';
import { type Actor, administeredBy } from '../../kernel/actor.js';
import { berlinDay, type Day } from '../../kernel/calendar.js';
import { DomainError } from '../../kernel/domain-error.js';
import { fileNameOf } from '../../kernel/file-name.js';
import { inLocale, type Locale } from '../../kernel/localized.js';
import { MunicipalitiesService } from '../../municipalities/index.js';
import { Transaction } from '../../platform/database/transaction.js';
import { type DownloadFile, jsonFile, PDF, XLSX } from '../../platform/http/file-reply.js';
import { formatsFor } from '../../platform/i18n/formats.js';
import { Texts } from '../../platform/i18n/texts.js';
import { Clock } from '../../platform/system/clock.js';
import { workbookOf } from '../../platform/workbook/workbook.js';
import { historyOf } from '../domain/tally-history.js';
import { LEDGER_KINDS } from '../domain/tally.js';
import { ProgrammesService } from '../programmes/programmes.service.js';
import { reportPdf } from './tally-report-pdf.js';
import { type ReportScope, TallyReportRepository } from './tally-report.repository.js';
import { REPORT_COLUMNS, type ReportRow, reportSheets } from './tally-report-sheets.js';

export const TALLY_REPORT_FORMATS = ['json', 'csv', 'pdf', 'xlsx'] as const;
export type TallyReportFormat = (typeof TALLY_REPORT_FORMATS)[number];

/** Rows of a report: municipalities × days on which something moved. */
export const ROW_LIMIT = 100_000;
/** Rows that somebody may want on paper: about 60 pages. */
const PAPER_ROW_LIMIT = 2_000;

interface ReportQuery {
  readonly format: TallyReportFormat;
  readonly municipalityId?: string;
  /** First day; what was moved before it counts on it. */
  readonly from?: Day;
  readonly to?: Day;
}

/** The tally of each municipality by day, from the ledger alone. */
@Injectable()
export class TallyReports {
  constructor(
    private readonly reports: TallyReportRepository,
    private readonly programmes: ProgrammesService,
    private readonly municipalities: MunicipalitiesService,
    private readonly transaction: Transaction,
    private readonly texts: Texts,
    private readonly clock: Clock,
  ) {}

  /**
   * All municipalities for an admin, their own for HR; or one of them. CSV and JSON name columns in English in every
   * language, because programs read them; a workbook and a PDF are for people.
   * @throws DomainError `programme-not-found`, `not-your-municipality`, `report-range-invalid`, `report-too-large`
   */
  async file(
    actor: Actor,
    programmeId: string,
    { format, municipalityId, from, to }: ReportQuery,
    locale: Locale,
  ): Promise<DownloadFile> {
    const { id, title } = await this.programmes.show(actor, programmeId);
    const municipalityIds = chosen(administeredBy(actor), municipalityId);
    if (from !== undefined && to !== undefined && from > to) throw new DomainError('report-range-invalid', 'invalid');
    const programme = inLocale(title, locale);
    const days = await this.rows(id, programme, { municipalityIds, from, to });
    const name = `${this.nameOf(programme, locale)}.${format}`;
    if (format === 'json') return jsonFile(name, { programmeId: id, programme, days: days.map(withoutProgramme) });
    if (format === 'csv') return { name, contentType: 'text/csv; charset=utf-8', body: csvOf(days) };
    if (format === 'pdf') return { name, contentType: PDF, body: await this.paper(programme, days, locale) };
    const sheets = reportSheets(this.texts.in(locale), days);
    return { name, contentType: XLSX, body: workbookOf(sheets, locale) };
  }

  /** "bildungsgutscheine-2026-stand-2026-11-27" */
  private nameOf(programme: string, locale: Locale): string {
    const t = this.texts.in(locale);
    const title = fileNameOf(programme) || t('vouchers-tallies:report.file');
    return `${title}-${t('vouchers-tallies:report.asOf')}-${berlinDay(this.clock.now())}`;
  }

  private paper(programme: string, days: readonly ReportRow[], locale: Locale): Promise<Buffer> {
    if (days.length > PAPER_ROW_LIMIT) throw new DomainError('report-too-large', 'invalid', { limit: PAPER_ROW_LIMIT });
    const speech = { t: this.texts.in(locale), format: formatsFor(locale), locale };
    return reportPdf(programme, days, speech, this.clock.now());
  }

  private async rows(programmeId: string, programme: string, scope: ReportScope): Promise<readonly ReportRow[]> {
    const groups = await this.transaction.stale(() =>
      this.reports.groups(programmeId, scope, ROW_LIMIT * LEDGER_KINDS.length + 1),
    );
    const history = historyOf(groups);
    if (history.length > ROW_LIMIT) throw new DomainError('report-too-large', 'invalid', { limit: ROW_LIMIT });
    const counted = await this.municipalities.some(history.map((row) => row.municipalityId));
    const known = new Map(counted.map((one) => [one.id, one]));
    const named = history.map((row): ReportRow => {
      const { ars = '', name = '' } = known.get(row.municipalityId) ?? {};
      return { ...row, programme, ars, municipality: name };
    });
    return named.sort((a, b) => (a.ars === b.ars ? (a.day < b.day ? -1 : 1) : a.ars < b.ars ? -1 : 1));
  }
}

function chosen(served: readonly string[] | null, named: string | undefined): readonly string[] | null {
  if (named === undefined) return served;
  if (served !== null && !served.includes(named)) throw new DomainError('not-your-municipality', 'forbidden');
  return [named];
}

function withoutProgramme({ programme: _, ...row }: ReportRow): Omit<ReportRow, 'programme'> {
  return row;
}

function csvOf(rows: readonly ReportRow[]): string {
  return csvText([REPORT_COLUMNS, ...rows.map((row) => REPORT_COLUMNS.map((column) => String(row[column])))]);
}

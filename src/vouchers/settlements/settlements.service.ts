import { Injectable } from '@nestjs/common';

import { CoursesService } from '../../courses/index.js';
import type { Actor } from '../../kernel/actor.js';
import { csvText } from '../../kernel/csv-cells.js';
import { inLocale, type Locale } from '../../kernel/localized.js';
import { MunicipalitiesService } from '../../municipalities/index.js';
import { formatsFor } from '../../platform/i18n/formats.js';
import { Texts } from '../../platform/i18n/texts.js';
import { Clock } from '../../platform/system/clock.js';
import { foldPayments, type Settlement, type SettlementRow, sumOf } from '../domain/settlement.js';
import { ProgrammesService } from '../programmes/programmes.service.js';
import { settlementPdf } from './settlement-pdf.js';
import { type PaidCourse, SettlementsRepository } from './settlements.repository.js';

export type SettlementFormat = 'json' | 'csv' | 'pdf';

const COLUMNS = ['provider', 'ars', 'municipality', 'vouchers', 'completed', 'priceCents', 'paidCents'] as const;

/** The proof of use: what a programme's vouchers paid, per provider and municipality. */
@Injectable()
export class SettlementsService {
  constructor(
    private readonly settlements: SettlementsRepository,
    private readonly programmes: ProgrammesService,
    private readonly courses: CoursesService,
    private readonly municipalities: MunicipalitiesService,
    private readonly texts: Texts,
    private readonly clock: Clock,
  ) {}

  /** At any time; final once the programme is settled. @throws DomainError `programme-not-found` */
  async report(actor: Actor, programmeId: string, locale: Locale): Promise<Settlement> {
    const { id, title, state } = await this.programmes.show(actor, programmeId);
    const { paid, payments } = await this.settlements.accounts(id);
    const rows = await this.rowsOf(paid);
    return {
      ...{ format: 'lernlotse-settlement', formatVersion: 1, programme: { id, title: inLocale(title, locale), state } },
      ...{ at: this.clock.now().toISOString(), rows, sum: sumOf(rows), ledger: foldPayments(payments) },
    };
  }

  /** The report as a file; all three say the same. @throws DomainError `programme-not-found` */
  async export(
    actor: Actor,
    id: string,
    { format, locale }: { readonly format: SettlementFormat; readonly locale: Locale },
  ): Promise<{ readonly name: string; readonly type: string; readonly bytes: Buffer }> {
    const report = await this.report(actor, id, locale);
    const name = `abrechnung-${id}.${format}`;
    if (format === 'json') {
      return { name, type: 'application/json', bytes: Buffer.from(`${JSON.stringify(report, null, 2)}\n`) };
    }
    if (format === 'csv') return { name, type: 'text/csv; charset=utf-8', bytes: Buffer.from(csvOf(report)) };
    const speech = { t: this.texts.in(locale), format: formatsFor(locale), locale };
    return { name, type: 'application/pdf', bytes: await settlementPdf(report, speech, this.clock.now()) };
  }

  private async rowsOf(paid: readonly PaidCourse[]): Promise<readonly SettlementRow[]> {
    const courses = await this.courses.many([...new Set(paid.map(({ courseId }) => courseId))]);
    const providers = new Map(courses.map(({ id, provider }) => [id, provider]));
    const named = await this.municipalities.some(paid.map(({ municipalityId }) => municipalityId));
    const towns = new Map(named.map((town) => [town.id, town]));
    const rows = new Map<string, SettlementRow>();
    for (const { municipalityId, courseId, ...more } of paid) {
      const provider = providers.get(courseId) ?? courseId;
      const { ars, name } = towns.get(municipalityId) ?? { ars: municipalityId, name: municipalityId };
      const key = JSON.stringify([provider, ars]);
      rows.set(key, { provider, ars, municipality: name, ...added(rows.get(key), more) });
    }
    return [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
  }
}

type Sums = Omit<PaidCourse, 'municipalityId' | 'courseId'>;

function added(before: Sums | undefined, more: Sums): Sums {
  if (before === undefined) return more;
  return {
    vouchers: before.vouchers + more.vouchers,
    completed: before.completed + more.completed,
    priceCents: before.priceCents + more.priceCents,
    paidCents: before.paidCents + more.paidCents,
  };
}

function csvOf({ rows }: Settlement): string {
  return csvText([[...COLUMNS], ...rows.map((row) => COLUMNS.map((column) => String(row[column])))]);
}

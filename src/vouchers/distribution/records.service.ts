import { Injectable } from '@nestjs/common';

import { PersonsService } from '../../accounts/index.js';
import type { Actor } from '../../kernel/actor.js';
import { berlinDay } from '../../kernel/calendar.js';
import { DomainError } from '../../kernel/domain-error.js';
import type { Locale } from '../../kernel/localized.js';
import { MunicipalitiesService } from '../../municipalities/index.js';
import { formatsFor } from '../../platform/i18n/formats.js';
import { Texts } from '../../platform/i18n/texts.js';
import { Clock } from '../../platform/system/clock.js';
import { ProgrammesService } from '../programmes/programmes.service.js';
import { type DistributionHead, type DistributionRow, DistributionsRepository } from './distributions.repository.js';
import { recordDocument } from './record-document.js';
import { recordPdf } from './record-pdf.js';

export type DecisionRecord = DistributionRow;
export type RecordFormat = 'json' | 'pdf';

export interface RecordFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Buffer;
}

/** The records of what was decided about a programme's vouchers: for everybody who may see its allotments. */
@Injectable()
export class RecordsService {
  constructor(
    private readonly distributions: DistributionsRepository,
    private readonly programmes: ProgrammesService,
    private readonly municipalities: MunicipalitiesService,
    private readonly persons: PersonsService,
    private readonly texts: Texts,
    private readonly clock: Clock,
  ) {}

  /** Newest first, without inputs and shares. @throws DomainError `programme-not-found` */
  async list(actor: Actor, programmeId: string): Promise<readonly DistributionHead[]> {
    const { id } = await this.programmes.show(actor, programmeId);
    return this.distributions.list(id);
  }

  /** @throws DomainError `programme-not-found`, `distribution-not-found` */
  async get(actor: Actor, programmeId: string, id: string): Promise<DecisionRecord> {
    const programme = await this.programmes.show(actor, programmeId);
    const record = await this.distributions.find(id);
    if (record?.programmeId !== programme.id) throw new DomainError('distribution-not-found', 'not-found');
    return record;
  }

  /** The record as data or as an accessible document; both say the same. @throws DomainError those of `get` */
  async export(
    actor: Actor,
    { programmeId, id }: { readonly programmeId: string; readonly id: string },
    { format, locale }: { readonly format: RecordFormat; readonly locale: Locale },
  ): Promise<RecordFile> {
    const record = await this.get(actor, programmeId, id);
    const [programme, municipalities, names] = await Promise.all([
      this.programmes.show(actor, programmeId),
      this.municipalities.all(),
      this.persons.names([record.committedBy]),
    ]);
    const speech = { t: this.texts.in(locale), format: formatsFor(locale), locale };
    const decider = names.get(record.committedBy) ?? null;
    const document = recordDocument({ record, programme, municipalities, decider }, speech);
    const name = `entscheidung-${berlinDay(record.committedAt)}-${record.recordHash.slice(0, 8)}.${format}`;
    if (format === 'json') {
      return { name, type: 'application/json', bytes: Buffer.from(`${JSON.stringify(document, null, 2)}\n`) };
    }
    return { name, type: 'application/pdf', bytes: await recordPdf(document, speech, this.clock.now()) };
  }
}

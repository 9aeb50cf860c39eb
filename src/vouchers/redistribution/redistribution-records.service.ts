import { Injectable } from '@nestjs/common';

import { PersonsService } from '../../accounts/index.js';
import { type Actor, administeredBy } from '../../kernel/actor.js';
import { berlinDay } from '../../kernel/calendar.js';
import { DomainError } from '../../kernel/domain-error.js';
import type { Locale } from '../../kernel/localized.js';
import { formatsFor } from '../../platform/i18n/formats.js';
import { Texts } from '../../platform/i18n/texts.js';
import { Clock } from '../../platform/system/clock.js';
import type { RecordFile, RecordFormat } from '../distribution/records.service.js';
import { ProgrammesService } from '../programmes/programmes.service.js';
import type { Located } from './announcements.service.js';
import { redistributionDocument } from './redistribution-document.js';
import { redistributionPdf } from './redistribution-pdf.js';
import { RedistributionsService } from './redistributions.service.js';

/** The decision record of a redistribution, to keep. */
@Injectable()
export class RedistributionRecords {
  constructor(
    private readonly redistributions: RedistributionsService,
    private readonly programmes: ProgrammesService,
    private readonly persons: PersonsService,
    private readonly texts: Texts,
    private readonly clock: Clock,
  ) {}

  /**
   * As data or as an accessible document; both say the same. HR gets the numbers of its own municipalities only, so it can
   * follow its own line and compare the hash, while the whole can be calculated again by who has the admin's file.
   * @throws DomainError `programme-not-found`, `redistribution-not-found`, `redistribution-undecided`
   */
  async export(
    actor: Actor,
    located: Located,
    { format, locale }: { readonly format: RecordFormat; readonly locale: Locale },
  ): Promise<RecordFile> {
    const row = await this.redistributions.row(actor, located);
    const { recordHash, decidedAt, decidedBy } = row;
    if (recordHash === null || decidedAt === null || decidedBy === null) {
      throw new DomainError('redistribution-undecided', 'conflict');
    }
    const [programme, view, names] = await Promise.all([
      this.programmes.show(actor, located.programmeId),
      this.redistributions.get(actor, located),
      this.persons.names([decidedBy]),
    ]);
    const speech = { t: this.texts.in(locale), format: formatsFor(locale), locale };
    const decider = names.get(decidedBy) ?? null;
    const document = redistributionDocument(
      { row, view, programme, decider, whole: administeredBy(actor) === null },
      speech,
    );
    const name = `umverteilung-${berlinDay(decidedAt)}-${recordHash.slice(0, 8)}.${format}`;
    if (format === 'json') {
      return { name, type: 'application/json', bytes: Buffer.from(`${JSON.stringify(document, null, 2)}\n`) };
    }
    return { name, type: 'application/pdf', bytes: await redistributionPdf(document, speech, this.clock.now()) };
  }
}

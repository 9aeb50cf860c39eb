import { Injectable } from '@nestjs/common';

import type { Actor } from '../../kernel/actor.js';
import type { Locale } from '../../kernel/localized.js';
import { formatsFor } from '../../platform/i18n/formats.js';
import { Texts } from '../../platform/i18n/texts.js';
import { Clock } from '../../platform/system/clock.js';
import { MunicipalitiesService } from '../municipalities.service.js';
import { AgreementDocuments, versionAmong } from './agreement-documents.service.js';
import { annexPdf } from './agreement-pdf.js';
import { AgreementsService } from './agreements.service.js';

export interface Annex {
  readonly name: string;
  readonly bytes: Buffer;
}

/** Prints the annex of an agreement. */
@Injectable()
export class AgreementAnnexes {
  constructor(
    private readonly agreements: AgreementsService,
    private readonly documents: AgreementDocuments,
    private readonly municipalities: MunicipalitiesService,
    private readonly texts: Texts,
    private readonly clock: Clock,
  ) {}

  /**
   * The annex of the version named, else of the one in force, else of the newest, for whoever may read the agreement.
   * @throws DomainError `works-agreement-not-found`
   */
  async print(
    actor: Actor,
    municipalityId: string,
    { version, locale }: { readonly version?: number; readonly locale: Locale },
  ): Promise<Annex> {
    const newestFirst = await this.agreements.history(actor, municipalityId);
    const agreement = versionAmong(newestFirst, version);
    const [{ name: municipality }, documents] = await Promise.all([
      this.municipalities.get(municipalityId),
      this.documents.of([agreement.id]),
    ]);
    const sha256 = documents.get(agreement.id)?.sha256 ?? null;
    const speech = { t: this.texts.in(locale), format: formatsFor(locale), locale };
    const bytes = await annexPdf({ municipality, agreement, newestFirst, sha256 }, speech, this.clock.now());
    return { name: `anlage-dienstvereinbarung-fassung-${String(agreement.version)}.pdf`, bytes };
  }
}

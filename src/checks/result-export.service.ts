import { Injectable } from '@nestjs/common';

import { FrameworksService } from '../competencies/index.js';
import type { Actor } from '../kernel/actor.js';
import { berlinDay } from '../kernel/calendar.js';
import type { Locale } from '../kernel/localized.js';
import { formatsFor } from '../platform/i18n/formats.js';
import { Texts } from '../platform/i18n/texts.js';
import { Clock } from '../platform/system/clock.js';
import { ProfilesService } from '../profiles/index.js';
import { resultDocument } from './result-document.js';
import { resultPdf } from './result-pdf.js';
import { ResultsService } from './results.service.js';

export type ExportFormat = 'json' | 'pdf';

/** A file that names no person, neither inside nor by its name. */
export interface ExportedFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Buffer;
}

/** A result as a file to keep, or to bring along to a talk. */
@Injectable()
export class ResultExportService {
  constructor(
    private readonly results: ResultsService,
    private readonly profiles: ProfilesService,
    private readonly frameworks: FrameworksService,
    private readonly texts: Texts,
    private readonly clock: Clock,
  ) {}

  /** To whom the result is shown, its file is given; a look of HR is put on record. @throws DomainError `result-not-found` */
  async export(actor: Actor, checkId: string, format: ExportFormat, locale: Locale): Promise<ExportedFile> {
    const result = await this.results.get(actor, checkId, 'result-file');
    const [post, levels] = await Promise.all([
      this.profiles.get(result.profileId),
      this.frameworks.levels(result.frameworkId),
    ]);
    const speech = { t: this.texts.in(locale), format: formatsFor(locale), locale };
    const document = resultDocument({ result, post, levels }, speech);
    const name = `kompetenz-check-${berlinDay(result.measuredAt)}.${format}`;
    if (format === 'json') {
      return { name, type: 'application/json', bytes: Buffer.from(`${JSON.stringify(document, null, 2)}\n`) };
    }
    return { name, type: 'application/pdf', bytes: await resultPdf(document, speech, this.clock.now()) };
  }
}

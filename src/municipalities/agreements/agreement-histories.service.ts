import { Injectable } from '@nestjs/common';

import type { Actor } from '../../kernel/actor.js';
import type { Locale } from '../../kernel/localized.js';
import { formatsFor } from '../../platform/i18n/formats.js';
import { Texts } from '../../platform/i18n/texts.js';
import type { Agreement } from '../domain/agreement.js';
import { AgreementDocuments, type DocumentFacts } from './agreement-documents.service.js';
import { changesInWords } from './agreement-words.js';
import { AgreementsService } from './agreements.service.js';

/** A version with its document and what it changed. */
export interface AgreementVersion extends Agreement {
  readonly document: DocumentFacts | null;
  /** Sentences; none for the first version. */
  readonly changes: readonly string[];
}

/** All versions of an agreement for people: what changed, and when each was in force. */
@Injectable()
export class AgreementHistories {
  constructor(
    private readonly agreements: AgreementsService,
    private readonly documents: AgreementDocuments,
    private readonly texts: Texts,
  ) {}

  /** Newest first, for whoever may read the agreement. @throws DomainError `works-agreement-not-found` */
  async of(actor: Actor, municipalityId: string, locale: Locale): Promise<readonly AgreementVersion[]> {
    const newestFirst = await this.agreements.history(actor, municipalityId);
    const documents = await this.documents.of(newestFirst.map(({ id }) => id));
    const speech = { t: this.texts.in(locale), format: formatsFor(locale) };
    return newestFirst.map((version) => ({
      ...version,
      document: documents.get(version.id) ?? null,
      changes: changesInWords(speech, version, newestFirst),
    }));
  }
}

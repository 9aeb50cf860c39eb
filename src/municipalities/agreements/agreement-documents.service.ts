import { createHash } from 'node:crypto';

import { Injectable } from '@nestjs/common';

import { type Actor, serves } from '../../kernel/actor.js';
import { DomainError } from '../../kernel/domain-error.js';
import { Audit } from '../../platform/audit/audit.js';
import { Transaction } from '../../platform/database/transaction.js';
import { Clock } from '../../platform/system/clock.js';
import { type Agreement, mustBeRead } from '../domain/agreement.js';
import { documentName, mustBeDocument } from '../domain/agreement-document.js';
import { AgreementDocumentsRepository } from './agreement-documents.repository.js';
import { AgreementsRepository } from './agreements.repository.js';
import { AgreementsService } from './agreements.service.js';

/** The signed paper as it was uploaded, without its content. */
export interface DocumentFacts {
  readonly agreementId: string;
  readonly fileName: string;
  readonly sha256: string;
  readonly storedAt: Date;
}

export interface UploadedDocument {
  readonly name: string;
  readonly bytes: Buffer;
  /** The version that it belongs to, if they say so. */
  readonly version?: number;
}

/** The signed agreement itself, one PDF for each version. */
@Injectable()
export class AgreementDocuments {
  constructor(
    private readonly transaction: Transaction,
    private readonly agreements: AgreementsService,
    private readonly rows: AgreementsRepository,
    private readonly documents: AgreementDocumentsRepository,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * Keeps the document of the newest version, in place of an earlier one. What a second person has confirmed does not
   * change any more: then only a document that is missing can still be added.
   * @throws DomainError `not-your-municipality` unless the actor is HR there, `works-agreement-not-found`,
   *   `works-agreement-changed`, `agreement-document-fixed`, `agreement-document-too-large`, `agreement-document-not-pdf`.
   */
  async attach(
    actor: Actor,
    municipalityId: string,
    { name, bytes, version }: UploadedDocument,
  ): Promise<DocumentFacts> {
    if (!serves(actor, 'hr', municipalityId)) throw new DomainError('not-your-municipality', 'forbidden');
    mustBeDocument(bytes);
    return this.transaction.run(async () => {
      await this.rows.lock(municipalityId);
      const agreement = await this.changeable(municipalityId, version);
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const facts = { agreementId: agreement.id, fileName: documentName(name), sha256, storedAt: this.clock.now() };
      await this.documents.keep({ ...facts, content: bytes });
      const details = { version: agreement.version, sha256, bytes: bytes.length };
      await this.audit.act(actor, 'works-agreement.document-stored', {
        subject: agreement.id,
        municipalityId,
        details,
      });
      return facts;
    });
  }

  /**
   * The document of the version named, else of the one in force, else of the newest, for whoever may read the agreement.
   * @throws DomainError `works-agreement-not-found`, `agreement-document-missing`.
   */
  async download(actor: Actor, municipalityId: string, version?: number): Promise<UploadedDocument> {
    const versions = await this.agreements.history(actor, municipalityId);
    const { id } = versionAmong(versions, version);
    const document = await this.documents.content(id);
    if (document === null) throw new DomainError('agreement-document-missing', 'not-found');
    return { name: document.fileName, bytes: document.content };
  }

  /** What is known of the documents of these versions, by the version's id. */
  async of(agreementIds: readonly string[]): Promise<ReadonlyMap<string, DocumentFacts>> {
    return new Map((await this.documents.of(agreementIds)).map((facts) => [facts.agreementId, facts]));
  }

  private async changeable(municipalityId: string, read: number | undefined): Promise<Agreement> {
    const newest = await this.agreements.current(municipalityId);
    if (newest === null) throw new DomainError('works-agreement-not-found', 'not-found');
    mustBeRead(newest, read);
    const { id, version, confirmedBy } = newest;
    if (confirmedBy !== null && (await this.documents.of([id])).length > 0) {
      throw new DomainError('agreement-document-fixed', 'conflict', { version });
    }
    return newest;
  }
}

/** The version named, else the one in force, else the newest. @throws DomainError `works-agreement-not-found` */
export function versionAmong(newestFirst: readonly Agreement[], version: number | undefined): Agreement {
  const meant =
    version === undefined
      ? (newestFirst.find(({ inForce }) => inForce) ?? newestFirst[0])
      : newestFirst.find((one) => one.version === version);
  if (meant === undefined) throw new DomainError('works-agreement-not-found', 'not-found');
  return meant;
}

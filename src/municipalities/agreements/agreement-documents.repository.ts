import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';

import { Transaction } from '../../platform/database/transaction.js';
import { AgreementDocumentEntity } from './agreement-document.entity.js';

@Injectable()
export class AgreementDocumentsRepository {
  constructor(private readonly transaction: Transaction) {}

  /** In place of an earlier one of the same version. */
  async keep(document: AgreementDocumentEntity): Promise<void> {
    await this.transaction.table(AgreementDocumentEntity).upsert({ ...document }, ['agreementId']);
  }

  /** Without their content. */
  of(agreementIds: readonly string[]): Promise<Omit<AgreementDocumentEntity, 'content'>[]> {
    return this.transaction.table(AgreementDocumentEntity).findBy({ agreementId: In([...agreementIds]) });
  }

  content(agreementId: string): Promise<AgreementDocumentEntity | null> {
    const columns = { agreementId: true, fileName: true, content: true, sha256: true, storedAt: true } as const;
    return this.transaction.table(AgreementDocumentEntity).findOne({ select: columns, where: { agreementId } });
  }
}

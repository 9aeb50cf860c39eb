import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('works_agreement_documents')
export class AgreementDocumentEntity {
  @PrimaryColumn('uuid', { name: 'agreement_id' })
  readonly agreementId!: string;

  @Column('text', { name: 'file_name' })
  readonly fileName!: string;

  /** Read only where it is downloaded. */
  @Column('bytea', { select: false })
  readonly content!: Buffer;

  /** SHA-256 in hexadecimal: what was confirmed is what is downloaded. */
  @Column('text')
  readonly sha256!: string;

  @Column('timestamptz', { name: 'stored_at' })
  readonly storedAt!: Date;
}

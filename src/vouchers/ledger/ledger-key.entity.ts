import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('ledger_keys')
export class LedgerKeyEntity {
  @PrimaryColumn('uuid', { name: 'programme_id' })
  readonly programmeId!: string;

  /** SubjectPublicKeyInfo in hex. */
  @Column('text', { name: 'public_key' })
  readonly publicKey!: string;

  @Column('text', { name: 'sealed_private_key' })
  readonly sealedPrivateKey!: string;

  @Column('timestamptz', { name: 'created_at' })
  readonly createdAt!: Date;
}

import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('voucher_code_misses')
export class CodeMissEntity {
  @PrimaryColumn('uuid')
  readonly id!: string;

  @Column('uuid', { name: 'platform_id' })
  readonly platformId!: string;

  @Column('timestamptz')
  readonly at!: Date;
}

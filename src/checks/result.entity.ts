import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('results')
export class ResultEntity {
  @PrimaryColumn('uuid', { name: 'check_id' })
  readonly checkId!: string;

  @Column('uuid', { name: 'person_id' })
  readonly personId!: string;

  @Column('uuid', { name: 'instrument_id' })
  readonly instrumentId!: string;

  @Column('uuid', { name: 'framework_id' })
  readonly frameworkId!: string;

  @Column('timestamptz', { name: 'measured_at' })
  readonly measuredAt!: Date;
}

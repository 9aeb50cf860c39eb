import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('notice_acknowledgements')
export class NoticeAcknowledgementEntity {
  @PrimaryColumn('uuid', { name: 'person_id' })
  readonly personId!: string;

  @PrimaryColumn('text')
  readonly version!: string;

  @Column('timestamptz', { name: 'acknowledged_at' })
  readonly acknowledgedAt!: Date;
}

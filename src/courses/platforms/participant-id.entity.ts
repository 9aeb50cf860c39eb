import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('participant_ids')
export class ParticipantIdEntity {
  @PrimaryColumn('uuid', { name: 'person_id' })
  readonly personId!: string;

  @PrimaryColumn('text')
  readonly provider!: string;

  @Column('uuid', { name: 'participant_id' })
  readonly participantId!: string;

  @Column('timestamptz', { name: 'issued_at' })
  readonly issuedAt!: Date;
}

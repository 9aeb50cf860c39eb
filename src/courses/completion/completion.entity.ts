import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('completions')
export class CompletionEntity {
  @PrimaryColumn('uuid', { name: 'person_id' })
  readonly personId!: string;

  @PrimaryColumn('uuid', { name: 'course_id' })
  readonly courseId!: string;

  @Column('timestamptz', { name: 'completed_at' })
  readonly completedAt!: Date;

  @Column('uuid', { name: 'recorded_by' })
  readonly recordedBy!: string;
}

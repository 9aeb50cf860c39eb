import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('job_schedules')
export class JobScheduleEntity {
  @PrimaryColumn('text')
  readonly name!: string;

  @Column('timestamptz', { name: 'next_round' })
  readonly nextRound!: Date;
}

import { Entity, PrimaryColumn } from 'typeorm';

@Entity('programme_courses')
export class ProgrammeCourseEntity {
  @PrimaryColumn('uuid', { name: 'programme_id' })
  readonly programmeId!: string;

  @PrimaryColumn('uuid', { name: 'course_id' })
  readonly courseId!: string;
}

import { Entity, PrimaryColumn } from 'typeorm';

@Entity('course_prerequisites')
export class CoursePrerequisiteEntity {
  @PrimaryColumn('uuid', { name: 'course_id' })
  readonly courseId!: string;

  @PrimaryColumn('uuid', { name: 'prerequisite_id' })
  readonly prerequisiteId!: string;
}

import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('course_requirements')
export class CourseRequirementEntity {
  @PrimaryColumn('uuid', { name: 'course_id' })
  readonly courseId!: string;

  @PrimaryColumn('text')
  readonly vocabulary!: string;

  @PrimaryColumn('text', { name: 'competence_code' })
  readonly competence!: string;

  @Column('integer')
  readonly level!: number;
}

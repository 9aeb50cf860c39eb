import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('course_lessons')
export class CourseLessonEntity {
  @PrimaryColumn('uuid', { name: 'course_id' })
  readonly courseId!: string;

  @PrimaryColumn('text')
  readonly vocabulary!: string;

  @PrimaryColumn('text', { name: 'competence_code' })
  readonly competence!: string;

  @Column('integer', { name: 'from_level' })
  readonly from!: number;

  @Column('integer', { name: 'to_level' })
  readonly to!: number;
}

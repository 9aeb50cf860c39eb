import { Column, Entity, PrimaryColumn } from 'typeorm';

import type { CourseMark, MarkKind } from '../domain/course-mark.js';

@Entity('course_marks')
export class MarkEntity implements CourseMark {
  @PrimaryColumn('uuid', { name: 'person_id' })
  readonly personId!: string;

  @PrimaryColumn('uuid', { name: 'course_id' })
  readonly courseId!: string;

  @Column('uuid', { name: 'municipality_id' })
  readonly municipalityId!: string;

  @Column('text')
  readonly kind!: MarkKind;

  @Column('text', { nullable: true })
  readonly reason!: string | null;

  @Column('timestamptz', { name: 'created_at' })
  readonly createdAt!: Date;
}

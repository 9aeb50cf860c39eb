import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('course_platforms')
export class CoursePlatformEntity {
  /** That of its key. */
  @PrimaryColumn('uuid')
  readonly id!: string;

  /** The provider of whose courses it may speak. */
  @Column('text')
  readonly provider!: string;
}

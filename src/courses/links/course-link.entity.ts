import { Column, Entity, PrimaryColumn } from 'typeorm';

import type { LinkStatus } from '../domain/link-verdict.js';

@Entity('course_links')
export class CourseLinkEntity {
  @PrimaryColumn('uuid', { name: 'course_id' })
  readonly courseId!: string;

  /** The address that was tried. */
  @Column('text')
  readonly url!: string;

  @Column('text', { name: 'link_status' })
  readonly linkStatus!: LinkStatus;

  @Column('integer', { name: 'http_status', nullable: true })
  readonly httpStatus!: number | null;

  @Column('integer')
  readonly tries!: number;

  @Column('timestamptz', { name: 'link_checked_at' })
  readonly linkCheckedAt!: Date;

  @Column('timestamptz', { name: 'failing_since', nullable: true })
  readonly failingSince!: Date | null;
}

import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('course_platforms')
export class CoursePlatformEntity {
  @PrimaryColumn('uuid')
  readonly id!: string;

  @Column('text')
  readonly name!: string;

  /** The provider of whose courses it may speak. */
  @Column('text')
  readonly provider!: string;

  @Column('text')
  readonly key!: string;

  /** SHA-256 in hexadecimal. */
  @Column('text', { name: 'secret_hash', select: false })
  readonly secretHash!: string;

  @Column('uuid', { name: 'created_by' })
  readonly createdBy!: string;

  @Column('timestamptz', { name: 'created_at' })
  readonly createdAt!: Date;

  @Column('timestamptz', { name: 'revoked_at', nullable: true })
  readonly revokedAt!: Date | null;
}

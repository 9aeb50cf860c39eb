import { Column, Entity, PrimaryColumn } from 'typeorm';

import type { SessionKind } from '../domain/session.js';

@Entity('sessions')
export class SessionEntity {
  @PrimaryColumn('uuid')
  readonly id!: string;

  @Column('uuid', { name: 'person_id' })
  readonly personId!: string;

  /** SHA-256 of the token in the cookie: who reads the table cannot sign in with it. */
  @Column('bytea', { name: 'token_hash' })
  readonly tokenHash!: Buffer;

  @Column('text')
  readonly kind!: SessionKind;

  /** In words for the person's own list; null when the program did not say. */
  @Column('text', { nullable: true })
  readonly device!: string | null;

  /** Its person has shown a second factor. */
  @Column('boolean', { name: 'strong', default: false })
  readonly isStrong!: boolean;

  @Column('timestamptz', { name: 'created_at' })
  readonly createdAt!: Date;

  /** The last sign of life, to the minute. */
  @Column('timestamptz', { name: 'seen_at' })
  readonly seenAt!: Date;

  /** Unless there is a sign of life. */
  @Column('timestamptz', { name: 'expires_at' })
  readonly expiresAt!: Date;

  /** In any case. */
  @Column('timestamptz', { name: 'ends_at' })
  readonly endsAt!: Date;

  @Column('timestamptz', { name: 'ended_at', nullable: true })
  readonly endedAt!: Date | null;
}

import { Column, Entity, PrimaryColumn } from 'typeorm';

import type { Locale } from '../../kernel/localized.js';

@Entity('persons')
export class PersonEntity {
  @PrimaryColumn('uuid')
  readonly id!: string;

  @Column('text')
  readonly email!: string;

  @Column('text', { name: 'given_name' })
  readonly givenName!: string;

  @Column('text', { name: 'family_name' })
  readonly familyName!: string;

  /** Argon2id; null for a person who cannot sign in by password. */
  @Column('text', { name: 'password_hash', nullable: true, select: false })
  readonly passwordHash!: string | null;

  @Column('boolean', { default: false })
  readonly admin!: boolean;

  @Column('boolean', { default: false, select: false })
  readonly demo!: boolean;

  /** In which mails are written. */
  @Column('text', { default: 'de', select: false })
  readonly language!: Locale;

  @Column('timestamptz', { name: 'created_at', select: false })
  readonly createdAt!: Date;
}

import { Column, Entity, PrimaryColumn } from 'typeorm';

import type { MailState } from './mail.js';

@Entity('mails')
export class MailEntity {
  @PrimaryColumn('uuid')
  readonly id!: string;

  @Column('uuid', { name: 'recipient_id' })
  readonly recipientId!: string;

  /** What it tells, such as `voucher-expiring`. */
  @Column('text')
  readonly kind!: string;

  /** What it is about: one mail of a kind tells a person of it once. */
  @Column('text')
  readonly occasion!: string;

  @Column('text')
  readonly state!: MailState;

  /** Erased with the content. */
  @Column('text', { nullable: true })
  readonly address!: string | null;

  @Column('text', { nullable: true })
  readonly subject!: string | null;

  @Column('text', { nullable: true })
  readonly plain!: string | null;

  @Column('text', { nullable: true })
  readonly html!: string | null;

  /** What it says is erased as soon as it has left, and nobody but its receiver may read it. */
  @Column('boolean', { default: false })
  readonly confidential!: boolean;

  @Column('integer', { default: 0 })
  readonly tries!: number;

  /** A code of the mail server or of the network, never its words: they may name the address. */
  @Column('text', { nullable: true })
  readonly fault!: string | null;

  @Column('timestamptz', { name: 'created_at' })
  readonly createdAt!: Date;

  @Column('timestamptz', { name: 'tried_at', nullable: true })
  readonly triedAt!: Date | null;
}

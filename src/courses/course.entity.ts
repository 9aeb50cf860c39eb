import { Column, Entity, PrimaryColumn } from 'typeorm';

import type { JsonObject } from '../kernel/json.js';
import type { Localized } from '../kernel/localized.js';
import type { CourseState } from './domain/course.js';

@Entity('courses')
export class CourseEntity {
  @PrimaryColumn('uuid')
  readonly id!: string;

  /** Who keeps the course: `lernlotse` for one written here, else the catalogue that it was imported from. */
  @Column('text')
  readonly source!: string;

  @Column('text', { name: 'source_id' })
  readonly sourceId!: string;

  @Column('text')
  readonly code!: string;

  @Column('jsonb')
  readonly title!: Localized;

  @Column('jsonb')
  readonly description!: Localized;

  @Column('text')
  readonly provider!: string;

  @Column('text', { nullable: true })
  readonly url!: string | null;

  @Column('integer', { nullable: true })
  readonly minutes!: number | null;

  @Column('integer', { name: 'price_cents', nullable: true })
  readonly priceCents!: number | null;

  @Column('text', { array: true })
  readonly languages!: readonly string[];

  @Column('text', { array: true })
  readonly formats!: readonly string[];

  @Column('text', { name: 'access_modes', array: true })
  readonly accessModes!: readonly string[];

  @Column('text', { array: true, default: [] })
  readonly accessibility!: readonly string[];

  @Column('text')
  readonly state!: CourseState;

  @Column('integer', { default: 1 })
  readonly revision!: number;

  /** The record as it came, unknown fields included; null for a course written here. */
  @Column('jsonb', { nullable: true, select: false })
  readonly original!: JsonObject | null;

  @Column('timestamptz', { name: 'updated_at' })
  readonly updatedAt!: Date;
}

import { Column, Entity, PrimaryColumn } from 'typeorm';

import type { Localized } from '../kernel/localized.js';
import type { CareerLevel, ProfileDomain, ProfileGroup } from './domain/profile.js';
import type { ProfileState } from './domain/profile-states.js';

@Entity('profiles')
export class ProfileEntity {
  @PrimaryColumn('uuid')
  readonly id!: string;

  @Column('text')
  readonly code!: string;

  @Column('integer')
  readonly version!: number;

  @Column('uuid', { name: 'framework_id' })
  readonly frameworkId!: string;

  @Column('jsonb')
  readonly title!: Localized;

  @Column('jsonb')
  readonly summary!: Localized;

  @Column('text')
  readonly domain!: ProfileDomain;

  @Column('text', { name: 'career_group' })
  readonly group!: ProfileGroup;

  @Column('text', { name: 'career_level' })
  readonly careerLevel!: CareerLevel;

  @Column('text', { default: 'draft' })
  readonly state!: ProfileState;

  @Column('integer', { default: 1 })
  readonly revision!: number;

  @Column('timestamptz', { name: 'published_at', nullable: true })
  readonly publishedAt!: Date | null;

  @Column('timestamptz', { name: 'updated_at' })
  readonly updatedAt!: Date;
}

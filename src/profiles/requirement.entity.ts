import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('requirements')
export class RequirementEntity {
  @PrimaryColumn('uuid', { name: 'profile_id' })
  readonly profileId!: string;

  @PrimaryColumn('text', { name: 'competence_code' })
  readonly competence!: string;

  @Column('integer')
  readonly minimum!: number;

  @Column('integer', { nullable: true })
  readonly maximum!: number | null;

  @Column('integer')
  readonly weight!: number;

  @Column('boolean')
  readonly essential!: boolean;

  @Column('text', { nullable: true })
  readonly alternative!: string | null;
}

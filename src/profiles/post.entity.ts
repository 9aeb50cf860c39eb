import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('posts')
export class PostEntity {
  @PrimaryColumn('uuid', { name: 'membership_id' })
  readonly membershipId!: string;

  @Column('text', { name: 'profile_code' })
  readonly profileCode!: string;

  @Column('timestamptz', { name: 'chosen_at' })
  readonly chosenAt!: Date;
}

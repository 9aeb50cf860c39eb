import { Column, Entity, PrimaryColumn } from 'typeorm';

/** That a person has seen the right answer of an item; never what they answered. */
@Entity('explanations_seen')
export class ExplanationSeenEntity {
  @PrimaryColumn('uuid', { name: 'person_id' })
  readonly personId!: string;

  @PrimaryColumn('uuid', { name: 'item_id' })
  readonly itemId!: string;

  @Column('timestamptz', { name: 'seen_at' })
  readonly seenAt!: Date;
}

import { ApiProperty } from '@nestjs/swagger';

import type { Role } from '../../kernel/actor.js';
import type { Me, OwnMembership, Person } from '../domain/person.js';

export class PersonResponse implements Person {
  @ApiProperty({ format: 'uuid' })
  readonly id!: string;
  @ApiProperty({ format: 'email' })
  readonly email!: string;
  @ApiProperty()
  readonly givenName!: string;
  @ApiProperty()
  readonly familyName!: string;
  @ApiProperty({ description: 'Keeps catalogue, profiles and distribution for the whole platform' })
  readonly admin!: boolean;
}

export class OwnMembershipResponse implements OwnMembership {
  @ApiProperty({ format: 'uuid' })
  readonly municipalityId!: string;
  @ApiProperty({ description: 'Name of the municipality' })
  readonly municipality!: string;
  @ApiProperty({ enum: ['employee', 'hr'] })
  readonly role!: Role;
  @ApiProperty({ type: String, nullable: true })
  readonly unit!: string | null;
}

export class NoticeState {
  @ApiProperty({ example: '2026-11', description: 'The notice that is shown today' })
  readonly version!: string;
  @ApiProperty({ description: 'Whether this person has acknowledged that version' })
  readonly acknowledged!: boolean;
}

export class MeResponse extends PersonResponse implements Me {
  @ApiProperty({ type: [OwnMembershipResponse], description: 'Those that are valid today' })
  readonly memberships!: readonly OwnMembershipResponse[];
  @ApiProperty({ type: NoticeState })
  readonly notice!: NoticeState;
}

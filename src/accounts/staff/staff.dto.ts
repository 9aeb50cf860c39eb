import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';

import type { Role } from '../../kernel/actor.js';
import type { Day } from '../../kernel/calendar.js';
import { IsDay } from '../../platform/http/is-day.js';
import { PageQuery } from '../../platform/http/pagination.js';
import type { StaffMember } from '../domain/person.js';

export class StaffQuery extends PageQuery {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  readonly municipalityId!: string;

  @ApiPropertyOptional({ description: 'Words of a name, a unit or an address' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  readonly q?: string;
}

class StaffResponse implements StaffMember {
  @ApiProperty({ format: 'uuid' })
  readonly membershipId!: string;
  @ApiProperty({ format: 'uuid' })
  readonly personId!: string;
  @ApiProperty({ format: 'uuid' })
  readonly municipalityId!: string;
  @ApiProperty({ enum: ['employee'] })
  readonly role!: Role;
  @ApiProperty({ type: String, nullable: true })
  readonly unit!: string | null;
  @ApiProperty({ format: 'email' })
  readonly email!: string;
  @ApiProperty()
  readonly givenName!: string;
  @ApiProperty()
  readonly familyName!: string;
  @ApiProperty({ format: 'date' })
  readonly validFrom!: Day;
  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'Null while no end is planned' })
  readonly lastDay!: Day | null;
  @ApiProperty({ description: 'Works in the HR office as well' })
  readonly isHr!: boolean;
  @ApiProperty({ type: String, format: 'date', nullable: true })
  readonly lastDayAsHr!: Day | null;
}

export class StaffPage {
  @ApiProperty({ type: [StaffResponse], description: 'Employees of today, by family name' })
  readonly items!: readonly StaffResponse[];
  @ApiProperty({ type: String, nullable: true })
  readonly next!: string | null;
}

export class RoleQuery {
  @ApiPropertyOptional({
    enum: ['employee', 'hr'],
    default: 'employee',
    description: '`employee`: everything there; `hr`: the role in the HR office only',
  })
  @IsOptional()
  @IsIn(['employee', 'hr'])
  readonly role: Role = 'employee';
}

export class LeaveBody extends RoleQuery {
  @ApiProperty({ format: 'date', description: 'A day that is over takes effect at once' })
  @IsDay()
  readonly lastDay!: Day;
}

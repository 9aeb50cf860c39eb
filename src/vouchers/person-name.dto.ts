import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

export class PersonNameResponse {
  @ApiProperty()
  readonly givenName!: string;
  @ApiProperty()
  readonly familyName!: string;
  @ApiPropertyOptional({ description: 'Organisational unit' })
  readonly unit?: string;
}

import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsOptional,
  IsString,
  Matches,
  MaxLength,
  MinLength,
  ValidateIf,
} from 'class-validator';

import { SECRET_NAME } from '../../platform/config/secret-names.js';
import type { IdentityProvider } from '../domain/identity-provider.js';
import type { ProviderInput } from './identity-providers.service.js';

export class IdentityProviderBody implements ProviderInput {
  @ApiProperty({ example: 'https://login.kommune.example/realms/verwaltung' })
  @IsString()
  @MaxLength(500)
  readonly issuer!: string;

  @ApiProperty()
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  readonly clientId!: string;

  @ApiPropertyOptional({ description: 'Kept encrypted and never shown again; left out, the one that is kept stays' })
  @ValidateIf((_, value) => value !== undefined)
  @IsString()
  @MinLength(1)
  @MaxLength(1000)
  readonly secret?: string;

  @ApiPropertyOptional({ type: String, nullable: true, example: 'OIDC_SECRET_KANDEL', pattern: SECRET_NAME.source })
  @IsOptional()
  @IsString()
  @Matches(SECRET_NAME)
  readonly secretVariable: string | null = null;

  @ApiPropertyOptional({ default: 'openid email profile' })
  @IsString()
  @Matches(/^openid( [\x21-\x7e]{1,100}){0,10}$/)
  readonly scope: string = 'openid email profile';

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    example: 'groups',
    description: 'The claim that says who is HR',
  })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  readonly roleClaim: string | null = null;

  @ApiPropertyOptional({ type: [String], description: 'Its values that make an HR person' })
  @IsArray()
  @ArrayMaxSize(50)
  @IsString({ each: true })
  @MaxLength(200, { each: true })
  readonly hrValues: readonly string[] = [];

  @ApiPropertyOptional({ default: false, description: 'The provider itself asks for a second factor' })
  @IsBoolean()
  readonly asksSecondFactor: boolean = false;
}

export class IdentityProviderResponse implements IdentityProvider {
  @ApiProperty({ format: 'uuid' })
  readonly municipalityId!: string;
  @ApiProperty()
  readonly issuer!: string;
  @ApiProperty()
  readonly clientId!: string;
  @ApiProperty({ type: String, nullable: true })
  readonly secretVariable!: string | null;
  @ApiProperty()
  readonly hasSecret!: boolean;
  @ApiProperty()
  readonly scope!: string;
  @ApiProperty({ type: String, nullable: true })
  readonly roleClaim!: string | null;
  @ApiProperty({ type: [String] })
  readonly hrValues!: readonly string[];
  @ApiProperty()
  readonly asksSecondFactor!: boolean;
}

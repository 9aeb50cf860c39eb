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
import { PROVIDER_POINTS, type ProviderFinding, type ProviderPoint } from '../domain/provider-check.js';
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

  @ApiPropertyOptional({ default: false, description: 'The provider itself asks for a second factor, and says so' })
  @IsBoolean()
  readonly asksSecondFactor: boolean = false;

  @ApiPropertyOptional({ type: [String], description: 'What acr or amr holds then, one of these; none: mfa' })
  @IsArray()
  @ArrayMaxSize(50)
  @IsString({ each: true })
  @MaxLength(200, { each: true })
  readonly factorValues: readonly string[] = [];

  @ApiPropertyOptional({ default: true, description: 'People are led there; false keeps the configuration only' })
  @IsBoolean()
  readonly isEnabled: boolean = true;

  @ApiPropertyOptional({ default: false, description: 'Whoever it vouches for has no other way in' })
  @IsBoolean()
  readonly isRequired: boolean = false;
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
  @ApiProperty({ type: [String] })
  readonly factorValues!: readonly string[];
  @ApiProperty()
  readonly isEnabled!: boolean;
  @ApiProperty()
  readonly isRequired!: boolean;
  @ApiProperty({ description: 'To be registered there as the address to which people come back' })
  readonly redirectUri!: string;
}

export class ProviderFindingResponse implements ProviderFinding {
  @ApiProperty({ enum: PROVIDER_POINTS, description: 'What was looked at' })
  readonly point!: ProviderPoint;
  @ApiProperty({ enum: ['good', 'doubtful', 'bad'] })
  readonly state!: ProviderFinding['state'];
}

export class ProviderCheckResponse {
  @ApiProperty({ description: 'Nothing is bad: signing in can work' })
  readonly works!: boolean;
  @ApiProperty({ type: [ProviderFindingResponse] })
  readonly findings!: readonly ProviderFindingResponse[];
}

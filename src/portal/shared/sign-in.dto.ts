import { IsOptional, IsString, MaxLength } from 'class-validator';

export class SignInCodeForm {
  @IsString()
  @MaxLength(2000)
  readonly ticket!: string;

  @IsString()
  @MaxLength(40)
  readonly code!: string;

  @IsOptional()
  @IsString()
  @MaxLength(2000)
  readonly return?: string;
}

export class SignInForm {
  @IsString()
  @MaxLength(254)
  readonly email!: string;

  @IsString()
  @MaxLength(1000)
  readonly password!: string;

  @IsOptional()
  @IsString()
  @MaxLength(2000)
  readonly return?: string;
}

import { IsOptional, IsString, MaxLength } from 'class-validator';

export class ProofForm {
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  readonly password?: string;

  @IsOptional()
  @IsString()
  @MaxLength(50)
  readonly code?: string;
}

import { IsOptional, IsString, MaxLength } from 'class-validator';

/** As long as a request may be. */
const LONGEST_FORM = 256 * 1024;

/** Where the person wanted to go, and what they had sent when their session was over. */
export class OnwardForm {
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  readonly return?: string;

  @IsOptional()
  @IsString()
  @MaxLength(LONGEST_FORM)
  readonly pending?: string;
}

export class SignInCodeForm extends OnwardForm {
  @IsString()
  @MaxLength(2000)
  readonly ticket!: string;

  @IsString()
  @MaxLength(40)
  readonly code!: string;
}

export class SignInForm extends OnwardForm {
  @IsString()
  @MaxLength(254)
  readonly email!: string;

  @IsString()
  @MaxLength(1000)
  readonly password!: string;
}

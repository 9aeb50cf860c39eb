import { IsString, MaxLength } from 'class-validator';

const LONGEST = 1000;

export class EmailForm {
  @IsString()
  @MaxLength(254)
  readonly email!: string;
}

export class ChangeEmailForm extends EmailForm {
  @IsString()
  @MaxLength(LONGEST)
  readonly password!: string;
}

export class ChangePasswordForm {
  @IsString()
  @MaxLength(LONGEST)
  readonly current!: string;

  @IsString()
  @MaxLength(LONGEST)
  readonly password!: string;
}

export class LinkForm {
  @IsString()
  @MaxLength(200)
  readonly token!: string;
}

export class NewPasswordForm extends LinkForm {
  @IsString()
  @MaxLength(LONGEST)
  readonly password!: string;
}

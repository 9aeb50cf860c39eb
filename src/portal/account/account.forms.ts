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

export class PasswordForm {
  @IsString()
  @MaxLength(LONGEST)
  readonly password!: string;
}

export class CodeForm {
  @IsString()
  @MaxLength(40)
  readonly code!: string;
}

export class EnrolmentForm extends CodeForm {
  /** Comes back from our own page, so that a wrong code shows the same picture again. */
  @IsString()
  @MaxLength(500)
  readonly enrolment!: string;
}

export class RemoveFactorForm extends CodeForm {
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

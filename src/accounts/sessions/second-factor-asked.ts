import { SignInNeeded } from '../../platform/auth/sign-in-needed.js';

/** 401: the password was right, and a code is asked for besides. */
export class SecondFactorNeeded extends SignInNeeded {
  override readonly code = 'second-factor-needed';

  /** With the ticket, the code alone finishes the sign-in on the pages, for some minutes. */
  constructor(readonly ticket: string) {
    super();
  }
}

/** 401: the code is wrong, or was used before. */
export class SecondFactorWrong extends SignInNeeded {
  override readonly code = 'second-factor-wrong';
}

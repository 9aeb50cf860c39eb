import { SignInNeeded } from '../../platform/auth/sign-in-needed.js';

/** 401: e-mail address and password do not belong together; it never says which of them is wrong. */
export class SignInFailed extends SignInNeeded {
  override readonly code = 'sign-in-failed';
}

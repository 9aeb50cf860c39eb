import { SignInNeeded } from '../../platform/auth/sign-in-needed.js';

/** 401: the password was right, and the person's municipality lets its people in by its own provider only. */
export class ProviderNeeded extends SignInNeeded {
  override readonly code = 'sign-in-at-provider';
}

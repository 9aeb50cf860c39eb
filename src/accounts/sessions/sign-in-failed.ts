import { HttpException } from '@nestjs/common';

import { SignInNeeded } from '../../platform/auth/sign-in-needed.js';

/** 401: e-mail address and password do not belong together; it never says which of them is wrong. */
export class SignInFailed extends SignInNeeded {
  constructor() {
    super('sign-in-failed');
    Object.assign(this, { code: 'sign-in-failed' });
  }
}

/** 429: too many failed attempts for this e-mail address or from this network. */
export function tooManyRequests(): HttpException {
  return new HttpException('too-many-requests', 429);
}

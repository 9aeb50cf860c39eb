import { Injectable } from '@nestjs/common';

import { type DemoLogin, IdentityProviders, PersonsService } from '../../accounts/index.js';

export interface SignInWays {
  readonly demoLogins: readonly DemoLogin[];
  /** Municipalities whose people can sign in at their own provider. */
  readonly providers: readonly { readonly municipalityId: string; readonly municipality: string }[];
}

/** What the sign-in page offers besides e-mail address and password. */
@Injectable()
export class SignInWaysService {
  constructor(
    private readonly persons: PersonsService,
    private readonly identityProviders: IdentityProviders,
  ) {}

  async all(): Promise<SignInWays> {
    const [demoLogins, providers] = await Promise.all([this.persons.demoLogins(), this.identityProviders.offered()]);
    return { demoLogins, providers };
  }
}

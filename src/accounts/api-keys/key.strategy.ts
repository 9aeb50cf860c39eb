import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import passport from 'passport';

import { credentialsOf } from '../../platform/auth/key-credentials.js';
import { ApiKeys } from './api-keys.service.js';

/** The key of a program, by HTTP Basic or as a bearer token. The guard asks for it only where programs are meant. */
@Injectable()
export class KeyStrategy extends passport.Strategy {
  constructor(private readonly keys: ApiKeys) {
    super();
    passport.use('key', this);
  }

  override authenticate(request: unknown): void {
    const credentials = credentialsOf((request as FastifyRequest).headers.authorization);
    if (credentials === null) {
      this.fail();
      return;
    }
    this.keys.actorOf(credentials).then(
      (actor) => {
        if (actor === null) this.fail();
        else this.success(actor);
      },
      (error: unknown) => {
        this.error(error);
      },
    );
  }
}

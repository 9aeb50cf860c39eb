import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import passport from 'passport';

import { credentialsOf } from '../domain/course-platform.js';
import { PlatformsService } from './platforms.service.js';

/** The key of a course platform, by HTTP Basic as xAPI clients send it. The guard asks for it only where programs are meant. */
@Injectable()
export class KeyStrategy extends passport.Strategy {
  constructor(private readonly platforms: PlatformsService) {
    super();
    passport.use('key', this);
  }

  override authenticate(request: unknown): void {
    const credentials = credentialsOf((request as FastifyRequest).headers.authorization);
    if (credentials === null) {
      this.fail();
      return;
    }
    this.platforms.actorOf(credentials).then(
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

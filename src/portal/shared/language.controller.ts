import { Get, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { PersonsService } from '../../accounts/index.js';
import type { Actor } from '../../kernel/actor.js';
import { Public } from '../../platform/auth/can.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { isLocale } from '../../platform/i18n/locale.js';
import { localPath } from './local-path.js';
import { PageController } from './page-controller.js';

const A_YEAR_SECONDS = 365 * 24 * 60 * 60;

@PageController()
export class LanguageController {
  constructor(private readonly persons: PersonsService) {}

  @Public()
  @Get('language')
  async choose(
    @CurrentActor() actor: Actor | undefined,
    @Query('to') to: string | undefined,
    @Query('return') back: string | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (isLocale(to)) {
      if (actor !== undefined) await this.persons.chooseLanguage(actor, to);
      void reply.setCookie('language', to, {
        path: '/',
        maxAge: A_YEAR_SECONDS,
        sameSite: 'lax',
        secure: request.protocol === 'https',
      });
    }
    await reply.redirect(localPath(back), 303);
  }
}

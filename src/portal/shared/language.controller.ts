import { Get, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';

import { PersonsService } from '../../accounts/index.js';
import type { Actor } from '../../kernel/actor.js';
import { Public } from '../../platform/auth/can.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { setOwnCookie } from '../../platform/http/own-cookies.js';
import { isReadable } from '../../platform/http/readable-addresses.js';
import { isLocale, LANGUAGE_COOKIE } from '../../platform/i18n/locale.js';
import { Clock } from '../../platform/system/clock.js';
import { leadFocus } from './focus.js';
import { localPath } from './local-path.js';
import { PageController } from './page-controller.js';

const A_YEAR_MS = 365 * 24 * 60 * 60 * 1000;

@PageController()
export class LanguageController {
  constructor(
    private readonly persons: PersonsService,
    private readonly clock: Clock,
  ) {}

  @Public()
  @Get('language')
  async choose(
    @CurrentActor() actor: Actor | undefined,
    @Query('to') to: string | undefined,
    @Query('return') back: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (isLocale(to)) {
      if (actor !== undefined) await this.persons.chooseLanguage(actor, to);
      const expires = new Date(this.clock.now().getTime() + A_YEAR_MS);
      setOwnCookie(reply, { name: LANGUAGE_COOKIE, value: to, expires });
    }
    leadFocus(reply, 'language');
    const path = localPath(back);
    const isThere = isReadable(reply.server, path.replace(/[?#].*$/, ''));
    await reply.redirect(isThere ? path : '/', 303);
  }
}

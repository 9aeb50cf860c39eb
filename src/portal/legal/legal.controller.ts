import { Get, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { NoticeService } from '../../accounts/index.js';
import { Public } from '../../platform/auth/can.decorator.js';
import { Env } from '../../platform/config/env.js';
import { localeOf } from '../../platform/i18n/locale.js';
import { PageController } from '../shared/page-controller.js';
import { Pages } from '../shared/pages.service.js';
import { AccessibilityPage } from './accessibility.page.js';
import { ImprintPage } from './imprint.page.js';
import { operatorOf } from './operator.js';
import { PrivacyPage } from './privacy.page.js';

/** What the law asks every public offer to say, for everybody and without signing in. */
@PageController()
export class LegalPagesController {
  constructor(
    private readonly notice: NoticeService,
    private readonly pages: Pages,
    private readonly env: Env,
  ) {}

  @Public()
  @Get('accessibility')
  accessibility(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const operator = operatorOf(this.env);
    return this.pages.send(request, reply, (page) => AccessibilityPage({ page, operator }));
  }

  @Public()
  @Get('privacy')
  privacy(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const [operator, notice] = [operatorOf(this.env), this.notice.text(localeOf(request))];
    return this.pages.send(request, reply, (page) => PrivacyPage({ page, operator, notice }));
  }

  @Public()
  @Get('imprint')
  imprint(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const operator = operatorOf(this.env);
    return this.pages.send(request, reply, (page) => ImprintPage({ page, operator }));
  }
}

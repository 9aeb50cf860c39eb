import { Get, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

import type { Actor } from '../../kernel/actor.js';
import { Can } from '../../platform/auth/can.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { localeOf } from '../../platform/i18n/locale.js';
import { AgreementStands } from '../hr/agreement.service.js';
import { PageController } from '../shared/page-controller.js';
import { Pages } from '../shared/pages.service.js';
import { AgreementReadPage } from './agreement.page.js';
import { PageAddress } from './form-fields.js';
import { WorkplacesService } from './workplaces.service.js';

/** The agreement as everybody who works there reads it. */
@PageController('agreement')
export class AgreementReadController {
  constructor(
    private readonly workplaces: WorkplacesService,
    private readonly stands: AgreementStands,
    private readonly pages: Pages,
  ) {}

  @Can('agreements:read')
  @Get()
  async show(
    @CurrentActor() actor: Actor,
    @Query() { municipalityId }: PageAddress,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const workplaces = await this.workplaces.of(actor, municipalityId);
    const { versions } = await this.stands.of(actor, workplaces.current.id, localeOf(request));
    await this.pages.send(request, reply, (page) => (
      <AgreementReadPage page={page} workplaces={workplaces} versions={versions} />
    ));
  }
}

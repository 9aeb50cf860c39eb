import { Get, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { Retention } from '../../accounts/index.js';
import type { Actor } from '../../kernel/actor.js';
import { MunicipalitiesService } from '../../municipalities/index.js';
import { Can } from '../../platform/auth/can.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { PageController } from '../shared/page-controller.js';
import { Pages } from '../shared/pages.service.js';
import { RetentionPage } from './retention.page.js';

/** What the next night erases, before it does. */
@PageController('retention')
export class RetentionPageController {
  constructor(
    private readonly retention: Retention,
    private readonly municipalities: MunicipalitiesService,
    private readonly pages: Pages,
  ) {}

  @Can('retention:read')
  @Get()
  async show(@CurrentActor() actor: Actor, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const previews = await this.retention.previewFor(actor);
    const names = await this.municipalities.names(previews.map(({ municipalityId }) => municipalityId));
    const rows = previews.map((preview) => ({ ...preview, name: names.get(preview.municipalityId) ?? '' }));
    await this.pages.send(request, reply, (page) => RetentionPage({ page, rows }));
  }
}

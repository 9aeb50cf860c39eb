import { Body, Get, Post, Query, Req, Res } from '@nestjs/common';
import { IsUUID } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { ChecksService } from '../../checks/index.js';
import type { Actor } from '../../kernel/actor.js';
import { Can } from '../../platform/auth/can.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { PageController } from '../shared/page-controller.js';
import { Pages } from '../shared/pages.service.js';
import { CheckStartPage } from './check-start.page.js';
import { CheckStartService } from './check-start.service.js';
import { OptionalField, PageAddress } from './form-fields.js';

class StartForm {
  @IsUUID()
  readonly profileId!: string;

  @OptionalField()
  @IsUUID()
  readonly municipalityId?: string;
}

@PageController('check')
export class CheckStartController {
  constructor(
    private readonly starts: CheckStartService,
    private readonly checks: ChecksService,
    private readonly pages: Pages,
  ) {}

  @Can('checks:take')
  @Get()
  async show(
    @CurrentActor() actor: Actor,
    @Query() { municipalityId }: PageAddress,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const start = await this.starts.of(actor, municipalityId);
    await this.pages.send(request, reply, (page) => <CheckStartPage page={page} start={start} />);
  }

  @Can('checks:take')
  @Post()
  async start(@CurrentActor() actor: Actor, @Body() form: StartForm, @Res() reply: FastifyReply): Promise<void> {
    const { id } = await this.checks.start(actor, form);
    await reply.redirect(`/check/${id}`, 303);
  }
}

import { Get, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

import type { Actor } from '../../kernel/actor.js';
import { Can } from '../../platform/auth/can.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { PageController } from '../shared/page-controller.js';
import { Pages } from '../shared/pages.service.js';
import { CoursesPage } from './courses.page.js';
import { CoursesPageService } from './courses.service.js';
import { SearchForm } from './search.dto.js';

@PageController('courses')
export class CoursesPageController {
  constructor(
    private readonly courses: CoursesPageService,
    private readonly pages: Pages,
  ) {}

  @Can('courses:read')
  @Get()
  async list(
    @CurrentActor() actor: Actor,
    @Query() form: SearchForm,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const data = await this.courses.of(actor, form);
    await this.pages.send(request, reply, (page) => <CoursesPage page={page} data={data} />);
  }
}

import { Get, Param, ParseUUIDPipe, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';

import type { Actor } from '../../kernel/actor.js';
import { Can } from '../../platform/auth/can.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { PageController } from '../shared/page-controller.js';
import { Pages } from '../shared/pages.service.js';
import { CoursePage } from './course.page.js';
import { CoursePageService } from './course.service.js';
import { PageAddress } from './form-fields.js';

@PageController('courses')
export class CourseController {
  constructor(
    private readonly courses: CoursePageService,
    private readonly pages: Pages,
  ) {}

  @Can('courses:read')
  @Get(':id')
  async show(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { municipalityId }: PageAddress,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const data = await this.courses.of(actor, id, municipalityId);
    await this.pages.send(reply.request, reply, (page) => <CoursePage page={page} data={data} />);
  }
}

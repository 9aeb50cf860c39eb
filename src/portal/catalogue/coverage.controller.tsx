import { Get, Query, Req, Res } from '@nestjs/common';
import { IsOptional, IsUUID } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { FrameworksService } from '../../competencies/index.js';
import { CoverageService } from '../../courses/index.js';
import { Can } from '../../platform/auth/can.decorator.js';
import { EmptyIsAbsent } from '../shared/form-values.js';
import { PageController } from '../shared/page-controller.js';
import { Pages } from '../shared/pages.service.js';
import { CoveragePage } from './coverage.page.js';

class CoverageAddress {
  @EmptyIsAbsent()
  @IsOptional()
  @IsUUID()
  readonly frameworkId?: string;
}

@PageController('admin/courses/coverage')
export class CoveragePageController {
  constructor(
    private readonly coverage: CoverageService,
    private readonly frameworks: FrameworksService,
    private readonly pages: Pages,
  ) {}

  @Can('courses:manage')
  @Get()
  async show(
    @Query() { frameworkId }: CoverageAddress,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const frameworks = await this.frameworks.list();
    const id = frameworkId ?? frameworks.at(0)?.id;
    const map = id === undefined ? null : await this.coverage.map(id);
    await this.pages.send(request, reply, (page) => <CoveragePage page={page} frameworks={frameworks} map={map} />);
  }
}

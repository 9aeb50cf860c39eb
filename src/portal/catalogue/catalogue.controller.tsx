import { Body, Get, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { BulkEditsService, CoursesService } from '../../courses/index.js';
import type { Actor } from '../../kernel/actor.js';
import { Can } from '../../platform/auth/can.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { sendFile } from '../../platform/http/file-reply.js';
import { localeOf } from '../../platform/i18n/locale.js';
import { PageController } from '../shared/page-controller.js';
import { Pages } from '../shared/pages.service.js';
import { BulkForm, changeOf, coursesOf } from './bulk.dto.js';
import { BulkQuestionPage } from './bulk-question.page.js';
import { BulkReportPage } from './bulk-report.page.js';
import { CataloguePage } from './catalogue.page.js';
import { CataloguePageService } from './catalogue.service.js';
import { catalogueCsv } from './catalogue-csv.js';
import { SearchForm } from './search.dto.js';

@PageController('admin/courses')
export class CataloguePageController {
  constructor(
    private readonly catalogue: CataloguePageService,
    private readonly courses: CoursesService,
    private readonly edits: BulkEditsService,
    private readonly pages: Pages,
  ) {}

  @Can('courses:manage')
  @Get()
  async list(
    @CurrentActor() actor: Actor,
    @Query() form: SearchForm,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const data = await this.catalogue.of(actor, form);
    await this.pages.send(request, reply, (page) => <CataloguePage page={page} data={data} />);
  }

  @Can('courses:manage')
  @Get('export')
  async export(@CurrentActor() actor: Actor, @Query() form: SearchForm, @Res() reply: FastifyReply): Promise<void> {
    const body = catalogueCsv(await this.catalogue.all(actor, form));
    await sendFile(reply, { name: 'kurse.csv', contentType: 'text/csv; charset=utf-8', body });
  }

  @Can('courses:manage')
  @Post('bulk')
  async bulk(
    @CurrentActor() actor: Actor,
    @Body() form: BulkForm,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (form.change === 'archive' && form.confirmed === undefined && form.courses.length > 0) {
      await this.pages.send(request, reply, (page) => <BulkQuestionPage page={page} form={form} />);
      return;
    }
    const edit = { mode: form.mode, courses: coursesOf(form), change: changeOf(form) };
    const report = await this.edits.edit(actor, edit, localeOf(request));
    const courses = new Map((await this.courses.many(edit.courses.map(({ id }) => id))).map((one) => [one.id, one]));
    await this.pages.send(request, reply, (page) => <BulkReportPage page={page} report={report} courses={courses} />);
  }
}

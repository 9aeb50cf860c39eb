import { Get, Param, ParseUUIDPipe, Post, Query, Req, Res } from '@nestjs/common';
import { Type } from 'class-transformer';
import { IsInt, IsIn, IsOptional, Matches, Min } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { CalibrationService, QualityService } from '../../checks/index.js';
import type { Actor } from '../../kernel/actor.js';
import { Can } from '../../platform/auth/can.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { localeOf } from '../../platform/i18n/locale.js';
import { EmptyIsAbsent } from '../shared/form-values.js';
import { PageController } from '../shared/page-controller.js';
import { Pages } from '../shared/pages.service.js';
import { ITEM_SORTS, type ItemSort } from './item-rows.js';
import { ItemsPageService } from './items.service.js';
import { qualityCsv } from './quality-csv.js';
import { QualityPage } from './quality.page.js';
import { VersionsPage } from './versions.page.js';

class QualityAddress {
  @EmptyIsAbsent()
  @IsOptional()
  @Matches(/^[\w.-]{1,40}$/)
  readonly competence?: string;

  @EmptyIsAbsent()
  @IsOptional()
  @IsIn(ITEM_SORTS)
  readonly sort?: ItemSort;

  @EmptyIsAbsent()
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  readonly after?: number;
}

@PageController('admin/items')
export class ItemsPageController {
  constructor(
    private readonly items: ItemsPageService,
    private readonly quality: QualityService,
    private readonly calibration: CalibrationService,
    private readonly pages: Pages,
  ) {}

  @Can('instruments:manage')
  @Get()
  async list(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const versions = await this.items.versions();
    await this.pages.send(request, reply, (page) => <VersionsPage page={page} versions={versions} />);
  }

  @Can('instruments:manage')
  @Get(':id')
  async show(
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { competence, sort = 'code', after = 0 }: QualityAddress,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const quality = await this.items.qualityOf(id, localeOf(request));
    await this.pages.send(request, reply, (page) => (
      <QualityPage page={page} quality={quality} competence={competence} sort={sort} after={after} />
    ));
  }

  @Can('instruments:manage')
  @Get(':id/quality.csv')
  async csv(
    @Param('id', ParseUUIDPipe) id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const quality = await this.items.qualityOf(id, localeOf(request));
    await reply
      .header('content-type', 'text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="item-quality-${quality.report?.period ?? 'none'}.csv"`)
      .send(qualityCsv(quality));
  }

  @Can('instruments:manage')
  @Post(':id/quality')
  async assess(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { jobId } = await this.quality.ask(actor, id);
    await reply.redirect(`/admin/jobs/${jobId}?return=/admin/items/${id}`, 303);
  }

  @Can('instruments:manage')
  @Post(':id/calibration')
  async calibrate(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { jobId } = await this.calibration.ask(actor, id);
    await reply.redirect(`/admin/jobs/${jobId}?return=/admin/items`, 303);
  }
}

import { Get, Header, Param, ParseUUIDPipe, Query, Req, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import type { FastifyRequest } from 'fastify';

import type { Actor } from '../../kernel/actor.js';
import { type Locale, LOCALES } from '../../kernel/localized.js';
import { Can } from '../../platform/auth/can.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { ApiController } from '../../platform/http/api-controller.js';
import { localeOf } from '../../platform/i18n/locale.js';
import { type SettlementFormat, SettlementsService } from './settlements.service.js';

const FORMATS: readonly SettlementFormat[] = ['json', 'csv', 'pdf'];

class SettlementQuery {
  @ApiPropertyOptional({ enum: FORMATS, default: 'json' })
  @IsIn(FORMATS)
  readonly format: SettlementFormat = 'json';

  @ApiPropertyOptional({ enum: LOCALES, description: 'Of the words in it; without it, the language of the request' })
  @IsOptional()
  @IsIn(LOCALES)
  readonly language?: Locale;
}

@ApiController('programmes')
export class SettlementsController {
  constructor(private readonly settlements: SettlementsService) {}

  @Can('programmes:manage')
  @ApiOperation({ operationId: 'exportSettlement', summary: 'Proof of use per provider and municipality' })
  @ApiProduces('application/json', 'text/csv', 'application/pdf')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  @Header('cache-control', 'no-store')
  @Get(':id/settlement')
  async export(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { format, language }: SettlementQuery,
    @Req() request: FastifyRequest,
  ): Promise<StreamableFile> {
    const locale = language ?? localeOf(request);
    const { name, type, bytes } = await this.settlements.export(actor, id, { format, locale });
    return new StreamableFile(bytes, { type, disposition: `attachment; filename="${name}"`, length: bytes.length });
  }
}

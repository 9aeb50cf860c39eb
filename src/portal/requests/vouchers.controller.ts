import { Body, Get, Param, ParseEnumPipe, ParseUUIDPipe, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

import type { Actor } from '../../kernel/actor.js';
import { Reveals } from '../../platform/audit/reveals.decorator.js';
import { Can } from '../../platform/auth/can.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { VouchersService } from '../../vouchers/index.js';
import { PageController } from '../shared/page-controller.js';
import { Pages } from '../shared/pages.service.js';
import { DeskAddress, KeyedForm, KeyedReasonForm } from './requests.forms.js';
import { VoucherMovePage } from './voucher-move.page.js';
import { VOUCHER_ENDINGS, type VoucherEnding } from './voucher-endings.js';
import { VoucherSearch } from './vouchers.forms.js';
import { VouchersPage } from './vouchers.page.js';
import { VoucherLists } from './voucher-lists.service.js';

@PageController('hr/vouchers')
export class VouchersPageController {
  constructor(
    private readonly lists: VoucherLists,
    private readonly vouchers: VouchersService,
    private readonly pages: Pages,
  ) {}

  @Reveals('voucher')
  @Can('vouchers:assign')
  @Get()
  async show(
    @CurrentActor() actor: Actor,
    @Query() search: VoucherSearch,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.lists.find(actor, search);
    await this.pages.send(request, reply, (page) => VouchersPage({ page, found }));
  }

  @Reveals('voucher')
  @Can('vouchers:assign')
  @Get(':id/:move')
  async ask(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('move', new ParseEnumPipe(VOUCHER_ENDINGS)) move: VoucherEnding,
    @Query() { municipality }: DeskAddress,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.lists.one(actor, municipality, id);
    await this.pages.send(request, reply, (page) => VoucherMovePage({ page, ...found, move }));
  }

  @Can('vouchers:assign')
  @Post(':id/revoke')
  async revoke(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { municipality, reason, key }: KeyedReasonForm,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.vouchers.revoke(actor, id, { reason }, key);
    await reply.redirect(`/hr/vouchers?municipality=${municipality}&done=voucherRevoked`, 303);
  }

  @Can('vouchers:complete')
  @Post(':id/complete')
  async complete(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { municipality, key }: KeyedForm,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.vouchers.complete(actor, id, key);
    await reply.redirect(`/hr/vouchers?municipality=${municipality}&done=voucherCompleted`, 303);
  }

  @Can('vouchers:assign')
  @Post(':id/cancel')
  async cancel(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { municipality, reason, key }: KeyedReasonForm,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.vouchers.cancel(actor, id, { reason }, key);
    await reply.redirect(`/hr/vouchers?municipality=${municipality}&done=voucherCancelled`, 303);
  }
}

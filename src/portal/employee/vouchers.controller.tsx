import { Body, Get, Param, ParseUUIDPipe, Post, Req, Res } from '@nestjs/common';
import { IsUUID } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';

import type { Actor } from '../../kernel/actor.js';
import { Can } from '../../platform/auth/can.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { RequestsService, VouchersService } from '../../vouchers/index.js';
import { PageController } from '../shared/page-controller.js';
import { Pages } from '../shared/pages.service.js';
import { OptionalField } from './form-fields.js';
import { RedeemPage, ReturnPage } from './voucher.page.js';
import { VoucherSheetPage } from './voucher-sheet.page.js';
import { WithdrawPage } from './withdraw.page.js';
import { VouchersPage } from './vouchers.page.js';
import { VoucherPageService } from './vouchers.service.js';

/** Sent twice, it does it once. */
class KeyForm {
  @IsUUID()
  readonly key!: string;
}

class RedeemForm extends KeyForm {
  /** Left out when the voucher already names its course. */
  @OptionalField()
  @IsUUID()
  readonly courseId?: string;
}

@PageController('vouchers')
export class VouchersPageController {
  constructor(
    private readonly own: VoucherPageService,
    private readonly vouchers: VouchersService,
    private readonly requests: RequestsService,
    private readonly pages: Pages,
  ) {}

  @Can('vouchers:read')
  @Get()
  async list(@CurrentActor() actor: Actor, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const offers = await this.own.all(actor);
    await this.pages.send(request, reply, (page) => <VouchersPage page={page} offers={offers} />);
  }

  @Can('vouchers:redeem')
  @Get(':id')
  async sheet(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const sheet = await this.own.sheet(actor, id);
    await this.pages.send(reply.request, reply, (page) => <VoucherSheetPage page={page} sheet={sheet} />);
  }

  @Can('vouchers:redeem')
  @Get(':id/redeem')
  async askToRedeem(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const data = await this.own.one(actor, id);
    await this.pages.send(reply.request, reply, (page) => <RedeemPage page={page} data={data} />);
  }

  @Can('vouchers:redeem')
  @Post(':id/redeem')
  async redeem(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { key, ...form }: RedeemForm,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.vouchers.redeem(actor, id, form, key);
    await reply.redirect(`/vouchers/${id}?done=redeemed`, 303);
  }

  @Can('vouchers:return')
  @Get(':id/return')
  async askToReturn(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const data = await this.own.one(actor, id);
    await this.pages.send(reply.request, reply, (page) => <ReturnPage page={page} data={data} />);
  }

  @Can('vouchers:return')
  @Post(':id/return')
  async return(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { key }: KeyForm,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.vouchers.return(actor, id, key);
    await reply.redirect('/vouchers?done=returned', 303);
  }

  @Can('vouchers:request')
  @Get('requests/:id/withdraw')
  async askToWithdraw(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const question = await this.own.request(actor, id);
    await this.pages.send(reply.request, reply, (page) => <WithdrawPage page={page} question={question} />);
  }

  @Can('vouchers:request')
  @Post('requests/:id/withdraw')
  async withdraw(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { key }: KeyForm,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.requests.withdraw(actor, id, key);
    await reply.redirect('/vouchers?done=withdrawn', 303);
  }
}

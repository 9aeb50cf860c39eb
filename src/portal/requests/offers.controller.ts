import { Body, Get, Param, ParseUUIDPipe, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

import type { Actor } from '../../kernel/actor.js';
import { Reveals } from '../../platform/audit/reveals.decorator.js';
import { Can } from '../../platform/auth/can.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { VoucherOffers } from '../../vouchers/index.js';
import { PageController } from '../shared/page-controller.js';
import { Pages } from '../shared/pages.service.js';
import { OfferSheets } from './offer-sheets.service.js';
import { OfferPage, WithdrawOfferPage } from './offer.page.js';
import { OffersPage } from './offers.page.js';
import { DeskAddress, KeyedForm, ListAddress } from './requests.forms.js';

@PageController('hr/offers')
export class OffersPageController {
  constructor(
    private readonly sheets: OfferSheets,
    private readonly offers: VoucherOffers,
    private readonly pages: Pages,
  ) {}

  @Reveals('offer')
  @Can('vouchers:assign')
  @Get()
  async show(
    @CurrentActor() actor: Actor,
    @Query() address: ListAddress,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const list = await this.sheets.atDesk(actor, address);
    await this.pages.send(request, reply, (page) => OffersPage({ page, list }));
  }

  @Reveals('offer')
  @Can('vouchers:assign')
  @Get(':id')
  async one(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { municipality }: DeskAddress,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const sheet = await this.sheets.oneAtDesk(actor, municipality, id);
    await this.pages.send(reply.request, reply, (page) => OfferPage({ page, sheet }));
  }

  @Reveals('offer')
  @Can('vouchers:assign')
  @Get(':id/withdraw')
  async ask(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { municipality }: DeskAddress,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const question = await this.sheets.oneAtDesk(actor, municipality, id);
    await this.pages.send(reply.request, reply, (page) => WithdrawOfferPage({ page, question }));
  }

  @Can('vouchers:assign')
  @Post(':id/withdraw')
  async withdraw(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { municipality, key }: KeyedForm,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.offers.withdraw(actor, id, key);
    await reply.redirect(`/hr/offers?municipality=${municipality}&done=offerWithdrawn`, 303);
  }
}

import { Body, Get, Param, ParseEnumPipe, ParseUUIDPipe, Post, Res } from '@nestjs/common';
import { IsUUID } from 'class-validator';
import type { FastifyReply } from 'fastify';

import type { Actor } from '../../kernel/actor.js';
import { Can } from '../../platform/auth/can.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { OFFER_TEXT_LIMIT, VoucherOffers } from '../../vouchers/index.js';
import { PageController } from '../shared/page-controller.js';
import { Pages } from '../shared/pages.service.js';
import { OFFER_ANSWERS, type OfferAnswer, OfferSheets } from './offer-sheets.service.js';
import { OptionalText } from './requests.forms.js';
import { OwnOfferPage } from './own-offer.page.js';

class AnswerForm {
  @IsUUID()
  readonly key!: string;
}

class RefuseForm extends AnswerForm {
  /** Nobody has to say why. */
  @OptionalText(OFFER_TEXT_LIMIT)
  readonly reason?: string;
}

@PageController('vouchers/offers')
export class OwnOffersController {
  constructor(
    private readonly sheets: OfferSheets,
    private readonly offers: VoucherOffers,
    private readonly pages: Pages,
  ) {}

  @Can('vouchers:request')
  @Get(':id/:answer')
  async ask(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('answer', new ParseEnumPipe(OFFER_ANSWERS)) answer: OfferAnswer,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const question = await this.sheets.own(actor, id);
    await this.pages.send(reply.request, reply, (page) => OwnOfferPage({ page, question, answer }));
  }

  @Can('vouchers:request')
  @Post(':id/accept')
  async accept(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { key }: AnswerForm,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.offers.accept(actor, id, key);
    await reply.redirect('/vouchers?done=offerAccepted', 303);
  }

  @Can('vouchers:request')
  @Post(':id/refuse')
  async refuse(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { key, ...refusal }: RefuseForm,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.offers.refuse(actor, id, refusal, key);
    await reply.redirect('/vouchers?done=offerRefused', 303);
  }
}

import { Body, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiOperation } from '@nestjs/swagger';

import type { Actor } from '../../kernel/actor.js';
import { Reveals } from '../../platform/audit/reveals.decorator.js';
import { Can } from '../../platform/auth/can.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { ApiController } from '../../platform/http/api-controller.js';
import { IdempotencyKey } from '../../platform/http/idempotency.js';
import { KEY_HEADER } from '../idempotency-header.js';
import { OfferLists } from './offer-lists.service.js';
import {
  OfferListQuery,
  OfferMovedResponse,
  OfferPage,
  OfferVoucherRequest,
  RefuseOfferRequest,
} from './offers.dto.js';
import { VoucherOffers } from './offers.service.js';

@ApiController('voucher-offers')
export class OffersController {
  constructor(
    private readonly offers: VoucherOffers,
    private readonly lists: OfferLists,
  ) {}

  @Can('vouchers:assign')
  @ApiOperation({
    operationId: 'offerVoucher',
    summary: 'Offer a voucher for a course to an employee; reserves nothing',
  })
  @ApiHeader(KEY_HEADER)
  @ApiCreatedResponse({ type: OfferMovedResponse })
  @Post()
  offer(
    @CurrentActor() actor: Actor,
    @Body() body: OfferVoucherRequest,
    @IdempotencyKey() key: string,
  ): Promise<OfferMovedResponse> {
    return this.offers.offer(actor, body, key);
  }

  @Reveals('offer')
  @Can('vouchers:read')
  @ApiOperation({ operationId: 'listOffers', summary: 'What was offered to the person, or for HR by a municipality' })
  @ApiOkResponse({ type: OfferPage })
  @Get()
  list(@CurrentActor() actor: Actor, @Query() query: OfferListQuery): Promise<OfferPage> {
    return this.lists.page(actor, query);
  }

  @Can('vouchers:request')
  @ApiOperation({ operationId: 'acceptOffer', summary: 'Accept an offer; creates the voucher' })
  @ApiHeader(KEY_HEADER)
  @ApiOkResponse({ type: OfferMovedResponse })
  @HttpCode(200)
  @Post(':id/accept')
  accept(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @IdempotencyKey() key: string,
  ): Promise<OfferMovedResponse> {
    return this.offers.accept(actor, id, key);
  }

  @Can('vouchers:request')
  @ApiOperation({ operationId: 'refuseOffer', summary: 'Refuse an offer' })
  @ApiHeader(KEY_HEADER)
  @ApiOkResponse({ type: OfferMovedResponse })
  @HttpCode(200)
  @Post(':id/refuse')
  refuse(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: RefuseOfferRequest,
    @IdempotencyKey() key: string,
  ): Promise<OfferMovedResponse> {
    return this.offers.refuse(actor, id, body, key);
  }

  @Can('vouchers:assign')
  @ApiOperation({ operationId: 'withdrawOffer', summary: 'Take back an open offer' })
  @ApiHeader(KEY_HEADER)
  @ApiOkResponse({ type: OfferMovedResponse })
  @HttpCode(200)
  @Post(':id/withdraw')
  withdraw(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @IdempotencyKey() key: string,
  ): Promise<OfferMovedResponse> {
    return this.offers.withdraw(actor, id, key);
  }
}

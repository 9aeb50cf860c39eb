import { Body, Param, ParseUUIDPipe, Post, Res } from '@nestjs/common';
import { Type } from 'class-transformer';
import { IsInt, IsUUID, Min } from 'class-validator';
import type { FastifyReply } from 'fastify';

import { ReplacementsService } from '../../checks/index.js';
import type { Actor } from '../../kernel/actor.js';
import { DomainError } from '../../kernel/domain-error.js';
import { Can } from '../../platform/auth/can.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { PageController } from '../shared/page-controller.js';
import { REPLACEMENT_REFUSALS } from './replacement-form.js';

class ReplacementOrder {
  @IsUUID()
  readonly itemId!: string;

  /** Place of the question in the check; the other one takes it. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  readonly number!: number;
}

@PageController('check')
export class ReplacementController {
  constructor(private readonly replacements: ReplacementsService) {}

  /** Shows the other question, or the same again with why there is none. */
  @Can('checks:take')
  @Post(':id/replacement')
  async replace(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { itemId, number }: ReplacementOrder,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const question = `/check/${id}?question=${number}`;
    try {
      await this.replacements.replace(actor, id, itemId);
      await reply.redirect(question, 303);
    } catch (error) {
      const refused = REPLACEMENT_REFUSALS.find((code) => error instanceof DomainError && error.code === code);
      if (refused === undefined) throw error;
      await reply.redirect(`${question}&refused=${refused}`, 303);
    }
  }
}

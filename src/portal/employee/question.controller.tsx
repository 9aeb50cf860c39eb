import { Body, Get, Param, ParseUUIDPipe, Post, Query, Res } from '@nestjs/common';
import { Type } from 'class-transformer';
import { IsIn, IsInt, Min } from 'class-validator';
import type { FastifyReply } from 'fastify';

import { NoticeService } from '../../accounts/index.js';
import { AskedQuestionsService, ChecksService } from '../../checks/index.js';
import type { Actor } from '../../kernel/actor.js';
import { DomainError } from '../../kernel/domain-error.js';
import { Can } from '../../platform/auth/can.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { PageController } from '../shared/page-controller.js';
import { Pages } from '../shared/pages.service.js';
import { type AnswerFault, AnswerForm, answerOf } from './answer-form.js';
import { OptionalField } from './form-fields.js';
import { AbandonPage, QuestionPage } from './question.page.js';
import { REPLACEMENT_REFUSALS, type ReplacementRefusal } from './replacement-form.js';

class QuestionQuery {
  /** The question to show; without it, the first one without an answer. */
  @OptionalField()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  readonly question?: number;

  /** Why the form is shown again. */
  @OptionalField()
  @IsIn(['missing', 'order'])
  readonly fault?: AnswerFault;

  /** Why the question was not replaced. */
  @OptionalField()
  @IsIn(REPLACEMENT_REFUSALS)
  readonly refused?: ReplacementRefusal;

  /** To end here, before every question is asked. */
  @OptionalField()
  @IsIn(['yes'])
  readonly review?: 'yes';
}

@PageController('check')
export class QuestionController {
  constructor(
    private readonly asked: AskedQuestionsService,
    private readonly checks: ChecksService,
    private readonly notice: NoticeService,
    private readonly pages: Pages,
  ) {}

  @Can('checks:take')
  @Get(':id')
  async show(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { question, review, ...shown }: QuestionQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const asked = await this.asked.ask(actor, id, question);
    if (asked.check.state === 'submitted') await reply.redirect(`/results/${id}`, 303);
    else if (!(await this.notice.acknowledged(actor.personId))) await reply.redirect('/notice', 303);
    else
      await this.pages.send(reply.request, reply, (page) => (
        <QuestionPage page={page} asked={asked} {...shown} review={review !== undefined} />
      ));
  }

  @Can('checks:take')
  @Post(':id/answers')
  async answer(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() form: AnswerForm,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const response = answerOf(form);
    if (typeof response === 'string') {
      await reply.redirect(`/check/${id}?question=${form.number}&fault=${response}`, 303);
      return;
    }
    try {
      await this.checks.answer(actor, id, { itemId: form.itemId, response });
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'privacy-notice-not-acknowledged') throw error;
      return reply.redirect('/notice', 303);
    }
    await reply.redirect(`/check/${id}`, 303);
  }

  @Can('checks:take')
  @Post(':id/submit')
  async submit(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.checks.submit(actor, id);
    await reply.redirect(`/results/${id}`, 303);
  }

  @Can('checks:take')
  @Get(':id/abandon')
  async askAbandon(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const check = await this.checks.get(actor, id);
    await this.pages.send(reply.request, reply, (page) => <AbandonPage page={page} check={check} />);
  }

  @Can('checks:take')
  @Post(':id/abandon')
  async abandon(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.checks.abandon(actor, id);
    await reply.redirect('/check', 303);
  }
}

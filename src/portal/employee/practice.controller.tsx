import { Body, Get, HttpCode, Post, Query, Redirect, Req, Res } from '@nestjs/common';
import { IsString, IsUUID, MaxLength } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { PracticeService } from '../../checks/index.js';
import type { Actor } from '../../kernel/actor.js';
import { Can } from '../../platform/auth/can.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { PageController } from '../shared/page-controller.js';
import { Pages } from '../shared/pages.service.js';
import { AnswerForm, answerOf } from './answer-form.js';
import { PageAddress } from './form-fields.js';
import { PracticeAnsweredPage, PracticePage, PracticeStartPage } from './practice.page.js';
import { PracticePageService } from './practice.service.js';

const TOKEN_LIMIT = 4096;

class PracticeStartForm {
  @IsUUID()
  readonly profileId!: string;
}

class PracticeForm {
  /** The practice itself; it never stands in an address. */
  @IsString()
  @MaxLength(TOKEN_LIMIT)
  readonly token!: string;
}

class PracticeAnswerForm extends AnswerForm implements PracticeForm {
  @IsString()
  @MaxLength(TOKEN_LIMIT)
  readonly token!: string;
}

/** Forms here answer with a page: there is no address that a redirect could lead to, because nothing is stored. */
@PageController('practice')
export class PracticePageController {
  constructor(
    private readonly starts: PracticePageService,
    private readonly practice: PracticeService,
    private readonly pages: Pages,
  ) {}

  @Can('checks:take')
  @Get()
  async show(
    @CurrentActor() actor: Actor,
    @Query() { municipalityId }: PageAddress,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const start = await this.starts.of(actor, municipalityId);
    await this.pages.send(request, reply, (page) => <PracticeStartPage page={page} start={start} />);
  }

  /** Where a change of language or the way back from an error leads: to the beginning. */
  @Can('checks:take')
  @Get(['answers', 'question'])
  @Redirect('/practice', 303)
  begin(): void {
    // The address says it all.
  }

  @Can('checks:take')
  @Post()
  @HttpCode(200)
  async start(
    @CurrentActor() actor: Actor,
    @Body() form: PracticeStartForm,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const step = await this.practice.start(actor, form);
    await this.pages.send(request, reply, (page) => <PracticePage page={page} step={step} />);
  }

  @Can('checks:take')
  @Post('answers')
  @HttpCode(200)
  async answer(
    @CurrentActor() actor: Actor,
    @Body() form: PracticeAnswerForm,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const response = answerOf(form);
    if (typeof response === 'string') {
      const step = await this.practice.at(actor, form.token);
      await this.pages.send(request, reply, (page) => <PracticePage page={page} step={step} fault={response} />);
      return;
    }
    const answered = await this.practice.answer(actor, form.token, response);
    await this.pages.send(request, reply, (page) => <PracticeAnsweredPage page={page} answered={answered} />);
  }

  @Can('checks:take')
  @Post('question')
  @HttpCode(200)
  async next(
    @CurrentActor() actor: Actor,
    @Body() { token }: PracticeForm,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const step = await this.practice.at(actor, token);
    await this.pages.send(request, reply, (page) => <PracticePage page={page} step={step} />);
  }
}

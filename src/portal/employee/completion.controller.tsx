import { Body, Get, Param, ParseUUIDPipe, Post, Res } from '@nestjs/common';
import { IsString, IsUrl, MaxLength } from 'class-validator';
import type { FastifyReply } from 'fastify';

import { ClaimsService, CoursesService, ParticipantsService, proofOf } from '../../courses/index.js';
import type { Actor } from '../../kernel/actor.js';
import { Can } from '../../platform/auth/can.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { PageController } from '../shared/page-controller.js';
import { Pages } from '../shared/pages.service.js';
import { CompletionPage } from './completion.page.js';
import { OptionalField } from './form-fields.js';

class ProofForm {
  @OptionalField()
  @IsString()
  @MaxLength(2_000)
  readonly text?: string;

  /** Counts where both are given. */
  @OptionalField()
  @IsUrl({ require_tld: false, require_protocol: true, protocols: ['http', 'https'] })
  @MaxLength(2_000)
  readonly url?: string;
}

@PageController('courses/:id/completion')
export class CompletionPageController {
  constructor(
    private readonly courses: CoursesService,
    private readonly claims: ClaimsService,
    private readonly participants: ParticipantsService,
    private readonly pages: Pages,
  ) {}

  @Can('completions:claim')
  @Get()
  async ask(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const course = await this.courses.show(actor, id);
    await this.pages.send(reply.request, reply, (page) => <CompletionPage page={page} course={course} />);
  }

  @Can('completions:claim')
  @Post()
  async claim(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) courseId: string,
    @Body() { text, url }: ProofForm,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const proof = proofOf({ kind: url === undefined ? 'text' : 'url', text, url });
    await this.claims.claim(actor, { courseId, proof });
    await reply.redirect(`/courses/${courseId}?done=claimed`, 303);
  }

  @Can('completions:claim')
  @Post('withdraw')
  async withdraw(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) courseId: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.claims.withdrawFor(actor, courseId);
    await reply.redirect(`/courses/${courseId}?done=claimWithdrawn`, 303);
  }

  @Can('completions:claim')
  @Post('participant')
  async issue(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) courseId: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.participants.issue(actor, courseId);
    await reply.redirect(`/courses/${courseId}`, 303);
  }
}

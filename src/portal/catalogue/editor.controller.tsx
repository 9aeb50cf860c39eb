import { Body, Get, Param, ParseEnumPipe, ParseUUIDPipe, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { CoursesService } from '../../courses/index.js';
import type { Actor } from '../../kernel/actor.js';
import { DomainError } from '../../kernel/domain-error.js';
import { Can } from '../../platform/auth/can.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { EditedMeanwhile } from '../../platform/http/http-errors.js';
import { PageController } from '../shared/page-controller.js';
import { Pages } from '../shared/pages.service.js';
import { ConflictPage } from './conflict.page.js';
import { COURSE_MOVES, MovePage, type QuestionedMove } from './course-move.page.js';
import { CourseForm } from './editor.dto.js';
import { EditorPage } from './editor.page.js';
import { type EditorData, EditorService } from './editor.service.js';

const REFUSED = 422;
const CONFLICT = 412;

@PageController('admin/courses')
export class EditorController {
  constructor(
    private readonly editor: EditorService,
    private readonly courses: CoursesService,
    private readonly pages: Pages,
  ) {}

  @Can('courses:manage')
  @Get('new')
  async blank(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const data = await this.editor.blank();
    await this.pages.send(request, reply, (page) => <EditorPage page={page} {...data} />);
  }

  @Can('courses:manage')
  @Post()
  async create(@CurrentActor() actor: Actor, @Body() form: CourseForm, @Res() reply: FastifyReply): Promise<void> {
    try {
      const { id } = await this.editor.create(actor, form);
      await reply.redirect(`/admin/courses/${id}?done=courseCreated`, 303);
    } catch (error) {
      await this.again(reply, form, { error, data: await this.editor.blank() });
    }
  }

  @Can('courses:manage')
  @Get(':id')
  async show(
    @Param('id', ParseUUIDPipe) id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const data = await this.editor.of(id);
    await this.pages.send(request, reply, (page) => <EditorPage page={page} {...data} />);
  }

  @Can('courses:manage')
  @Post(':id')
  async save(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() form: CourseForm,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    try {
      await this.editor.save(actor, id, form);
      await reply.redirect(`/admin/courses/${id}?done=courseSaved`, 303);
    } catch (error) {
      const data = await this.editor.of(id);
      if (error instanceof EditedMeanwhile) await this.conflict(reply, form, { error, data });
      else await this.again(reply, form, { error, data });
    }
  }

  @Can('courses:manage')
  @Get(':id/confirm/:move')
  async ask(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('move', new ParseEnumPipe(COURSE_MOVES)) move: QuestionedMove,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const course = await this.courses.get(id);
    await this.pages.send(request, reply, (page) => <MovePage page={page} course={course} move={move} />);
  }

  @Can('courses:manage')
  @Post(':id/publish')
  async publish(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.courses.publish(actor, id);
    await reply.redirect(`/admin/courses/${id}?done=coursePublished`, 303);
  }

  @Can('courses:manage')
  @Post(':id/withdraw')
  async withdraw(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.courses.withdraw(actor, id);
    await reply.redirect(`/admin/courses/${id}?done=courseWithdrawn`, 303);
  }

  @Can('courses:manage')
  @Post(':id/archive')
  async archive(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.courses.archive(actor, id);
    await reply.redirect(`/admin/courses/${id}?done=courseArchived`, 303);
  }

  /** The form once more, as it was filled in, with what the rule says. */
  private async again(reply: FastifyReply, values: CourseForm, { error, data }: Refused): Promise<void> {
    if (!(error instanceof DomainError)) throw error;
    const { code, details } = error;
    const view = { ...data, values, problem: { code, details } };
    await this.pages.send(reply.request, reply, (page) => <EditorPage page={page} {...view} />, REFUSED);
  }

  private async conflict(reply: FastifyReply, mine: CourseForm, { error, data }: Refused): Promise<void> {
    const { course, names, values: stored } = data;
    if (course === null || !(error instanceof EditedMeanwhile)) throw error;
    const fields = error.details.fields as readonly string[];
    const view = { names, current: course, stored, mine, fields };
    await this.pages.send(reply.request, reply, (page) => <ConflictPage page={page} {...view} />, CONFLICT);
  }
}

interface Refused {
  readonly error: unknown;
  readonly data: EditorData;
}

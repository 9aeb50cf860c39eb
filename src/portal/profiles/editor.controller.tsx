import { Body, Get, Param, ParseUUIDPipe, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

import type { Actor } from '../../kernel/actor.js';
import { DomainError } from '../../kernel/domain-error.js';
import { Can } from '../../platform/auth/can.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { EditedMeanwhile } from '../../platform/http/http-errors.js';
import { PageController } from '../shared/page-controller.js';
import { Pages } from '../shared/pages.service.js';
import { EditorPage, type EditorProps } from './editor.page.js';
import { NoFrameworkPage } from './no-framework.page.js';
import { EditorService, type Sent } from './editor.service.js';
import { blankValues, valuesOfProfile } from './form.js';

const REFUSED = 422;
const CONFLICT = 412;

type FormBody = Readonly<Record<string, unknown>>;

@PageController('admin/profiles')
export class EditorController {
  constructor(
    private readonly editor: EditorService,
    private readonly pages: Pages,
  ) {}

  @Can('profiles:manage')
  @Get('new')
  async blank(
    @Query('framework') framework: string | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (!(await this.editor.hasFramework())) {
      return this.pages.send(request, reply, (page) => <NoFrameworkPage page={page} />);
    }
    const sheet = await this.editor.blank(framework);
    const values = blankValues(sheet.framework.id);
    await this.pages.send(request, reply, (page) => <EditorPage page={page} sheet={sheet} values={values} />);
  }

  @Can('profiles:manage')
  @Post()
  async create(@CurrentActor() actor: Actor, @Body() body: FormBody, @Res() reply: FastifyReply): Promise<void> {
    const framework = typeof body.frameworkId === 'string' ? body.frameworkId : undefined;
    await this.save(actor, this.editor.read(await this.editor.blank(framework), body), reply);
  }

  @Can('profiles:manage')
  @Get(':id/edit')
  async edit(
    @Param('id', ParseUUIDPipe) id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const sheet = await this.editor.of(id);
    const values = valuesOfProfile(sheet.profile);
    await this.pages.send(request, reply, (page) => <EditorPage page={page} sheet={sheet} values={values} />);
  }

  @Can('profiles:manage')
  @Post(':id')
  async write(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: FormBody,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.save(actor, this.editor.read(await this.editor.of(id), body), reply);
  }

  private async save(actor: Actor, sent: Sent, reply: FastifyReply): Promise<void> {
    if (sent.faults.length > 0) {
      await this.again(reply, sent, REFUSED);
      return;
    }
    try {
      const { id } = await this.editor.save(actor, sent);
      await reply.redirect(`/admin/profiles/${id}?done=profileSaved`, 303);
    } catch (error) {
      await this.refused(reply, sent, error);
    }
  }

  /** The form once more, as it was filled in, with what the rule says or what somebody else has saved. */
  private async refused(reply: FastifyReply, sent: Sent, error: unknown): Promise<void> {
    const { profile } = sent.sheet;
    if (error instanceof EditedMeanwhile && profile !== null) {
      const values = { ...sent.values, revision: profile.revision };
      const differences = this.editor.differences(profile, sent);
      await this.again(reply, { ...sent, values, differences }, CONFLICT);
    } else if (error instanceof DomainError) {
      await this.again(reply, { ...sent, faults: [this.editor.faultOf(sent, error)] }, REFUSED);
    } else throw error;
  }

  private async again(reply: FastifyReply, view: Omit<EditorProps, 'page'>, status: number): Promise<void> {
    await this.pages.send(reply.request, reply, (page) => <EditorPage page={page} {...view} />, status);
  }
}

import { Body, Get, Param, ParseUUIDPipe, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { FrameworkDraftsService, FrameworksService } from '../../competencies/index.js';
import type { Actor } from '../../kernel/actor.js';
import { DomainError } from '../../kernel/domain-error.js';
import { inLocale } from '../../kernel/localized.js';
import { Can } from '../../platform/auth/can.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { Confirmation } from '../shared/confirmation.js';
import { PageController } from '../shared/page-controller.js';
import { Pages } from '../shared/pages.service.js';
import { DraftPage } from './draft.page.js';
import { DraftSheets } from './draft-sheets.service.js';
import { EditionForm, RevisionForm } from './drafts.dto.js';
import { NextEditionPage, type NextEditionProps } from './next-edition.page.js';
import { draftPath } from './paths.js';

const REFUSED = 422;

/** Next editions in the making: begun, looked at, deleted. */
@PageController('admin/frameworks')
export class DraftsPageController {
  constructor(
    private readonly drafts: FrameworkDraftsService,
    private readonly frameworks: FrameworksService,
    private readonly sheets: DraftSheets,
    private readonly pages: Pages,
  ) {}

  @Can('frameworks:manage')
  @Get(':id/next-edition')
  async ask(
    @Param('id', ParseUUIDPipe) id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const framework = await this.frameworks.get(id);
    await this.pages.send(request, reply, (page) => <NextEditionPage page={page} framework={framework} edition="" />);
  }

  @Can('frameworks:manage')
  @Post(':id/next-edition')
  async begin(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { edition }: EditionForm,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const framework = await this.frameworks.get(id);
    try {
      const draft = await this.drafts.create(actor, id, edition);
      await reply.redirect(draftPath(draft.id), 303);
    } catch (error) {
      if (!(error instanceof DomainError) || error.details.field !== 'edition') throw error;
      const view: Omit<NextEditionProps, 'page'> = { framework, edition, fault: error.code };
      await this.pages.send(reply.request, reply, (page) => <NextEditionPage page={page} {...view} />, REFUSED);
    }
  }

  @Can('frameworks:manage')
  @Get('drafts/:id')
  async show(
    @Param('id', ParseUUIDPipe) id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const sheet = await this.sheets.of(id);
    await this.pages.send(request, reply, (page) => <DraftPage page={page} sheet={sheet} />);
  }

  @Can('frameworks:manage')
  @Get('drafts/:id/delete')
  async askToDelete(
    @Param('id', ParseUUIDPipe) id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { title, edition, revision } = await this.drafts.get(id);
    await this.pages.send(request, reply, (page) => {
      const values = { title: inLocale(title, page.locale), edition };
      const t = (key: string) => page.t(`portal-frameworks:delete.${key}`, values);
      return (
        <Confirmation
          page={page}
          title={t('title')}
          consequences={[t('content'), t('others')]}
          action={`${draftPath(id)}/delete`}
          act={t('act')}
          back={{ label: t('back'), href: draftPath(id) }}
        >
          <input type="hidden" name="revision" value={revision} />
        </Confirmation>
      );
    });
  }

  @Can('frameworks:manage')
  @Post('drafts/:id/delete')
  async delete(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { revision }: RevisionForm,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.drafts.delete(actor, id, revision);
    await reply.redirect('/admin/frameworks?done=editionDraftDeleted', 303);
  }
}

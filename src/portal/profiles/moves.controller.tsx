import { Body, Get, Param, ParseUUIDPipe, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

import type { Actor } from '../../kernel/actor.js';
import { inLocale } from '../../kernel/localized.js';
import { Can } from '../../platform/auth/can.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { DraftsService, ProfilesService } from '../../profiles/index.js';
import { Confirmation } from '../shared/confirmation.js';
import { PageController } from '../shared/page-controller.js';
import { Pages } from '../shared/pages.service.js';
import { CopyForm, DeleteForm, NextVersionForm } from './profiles.dto.js';

const HERE = '/admin/profiles';

/** What can be done with a version: publish, retire or delete it, begin the next one, or another post. */
@PageController('admin/profiles')
export class MovesController {
  constructor(
    private readonly profiles: ProfilesService,
    private readonly drafts: DraftsService,
    private readonly pages: Pages,
  ) {}

  @Can('profiles:manage')
  @Post(':id/publish')
  async publish(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.profiles.publish(actor, id);
    await reply.redirect(`${HERE}?done=profilePublished`, 303);
  }

  @Can('profiles:manage')
  @Get(':id/confirm/retire')
  async ask(
    @Param('id', ParseUUIDPipe) id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { title } = await this.profiles.get(id);
    await this.pages.send(request, reply, (page) => (
      <Confirmation
        page={page}
        title={page.t('portal-profiles:retire.title', { title: inLocale(title, page.locale) })}
        consequences={[page.t('portal-profiles:retire.choice'), page.t('portal-profiles:retire.results')]}
        action={`${HERE}/${id}/retire`}
        act={page.t('portal-profiles:retire.act')}
        back={{ label: page.t('portal-profiles:retire.back'), href: `${HERE}/${id}` }}
      />
    ));
  }

  @Can('profiles:manage')
  @Post(':id/retire')
  async retire(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.profiles.retire(actor, id);
    await reply.redirect(`${HERE}/${id}?done=profileRetired`, 303);
  }

  @Can('profiles:manage')
  @Get(':id/confirm/delete')
  async askToDelete(
    @Param('id', ParseUUIDPipe) id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { title, version, revision } = await this.profiles.get(id);
    await this.pages.send(request, reply, (page) => (
      <Confirmation
        page={page}
        title={page.t('portal-profiles:delete.title', { title: inLocale(title, page.locale) })}
        consequences={[
          page.t('portal-profiles:delete.content', { version }),
          ...(version > 1 ? [page.t('portal-profiles:delete.others')] : []),
        ]}
        action={`${HERE}/${id}/delete`}
        act={page.t('portal-profiles:delete.act')}
        back={{ label: page.t('portal-profiles:delete.back'), href: `${HERE}/${id}` }}
      >
        <input type="hidden" name="revision" value={revision} />
      </Confirmation>
    ));
  }

  @Can('profiles:manage')
  @Post(':id/delete')
  async delete(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { revision }: DeleteForm,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.drafts.delete(actor, id, revision);
    await reply.redirect(`${HERE}?done=profileDraftDeleted`, 303);
  }

  @Can('profiles:manage')
  @Post(':id/next-version')
  async nextVersion(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { edition }: NextVersionForm,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const draft = await this.drafts.nextVersion(actor, id, edition);
    await reply.redirect(`${HERE}/${draft.id}/edit`, 303);
  }

  @Can('profiles:manage')
  @Post(':id/copy')
  async copy(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { code }: CopyForm,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const draft = await this.drafts.copy(actor, id, code);
    await reply.redirect(`${HERE}/${draft.id}/edit`, 303);
  }
}

import { Body, Get, Param, ParseUUIDPipe, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { FrameworksService } from '../../competencies/index.js';
import type { Actor } from '../../kernel/actor.js';
import { DomainError } from '../../kernel/domain-error.js';
import { type HalfLivesView, HalfLivesService } from '../../matching/index.js';
import { Can } from '../../platform/auth/can.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { EditedMeanwhile } from '../../platform/http/http-errors.js';
import { PageController } from '../shared/page-controller.js';
import { Pages } from '../shared/pages.service.js';
import { AgeingPage } from './ageing.page.js';
import { NoFrameworkPage } from './no-framework.page.js';

const REFUSED = 422;
const CONFLICT = 412;

type FormBody = Readonly<Record<string, unknown>>;
type Typed = ReadonlyMap<string, string>;

@PageController('admin/profiles/ageing')
export class AgeingController {
  constructor(
    private readonly halfLives: HalfLivesService,
    private readonly frameworks: FrameworksService,
    private readonly pages: Pages,
  ) {}

  /** Of the first framework: half-lives count for its whole vocabulary. */
  @Can('profiles:manage')
  @Get()
  async first(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const [framework] = await this.frameworks.list();
    if (framework === undefined) return this.pages.send(request, reply, (page) => <NoFrameworkPage page={page} />);
    await reply.redirect(`/admin/profiles/ageing/${framework.id}`, 303);
  }

  @Can('profiles:manage')
  @Get(':id')
  async show(
    @Param('id', ParseUUIDPipe) id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const sheet = await this.sheetOf(id);
    const typed = typedIn(sheet.kept);
    await this.pages.send(request, reply, (page) => <AgeingPage page={page} {...sheet} typed={typed} />);
  }

  @Can('profiles:manage')
  @Post(':id')
  async save(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: FormBody,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const sheet = await this.sheetOf(id);
    const codes = sheet.competencies.map(({ code }) => code);
    const typed = new Map(['', ...codes].map((code) => [code, wordIn(body, code === '' ? 'days' : `days-${code}`)]));
    try {
      await this.halfLives.set(actor, id, Number(wordIn(body, 'revision')), halfLivesOf(typed));
      await reply.redirect(`/admin/profiles/ageing/${id}?done=halfLivesSaved`, 303);
    } catch (error) {
      const conflict = error instanceof EditedMeanwhile;
      if (!conflict && !(error instanceof DomainError)) throw error;
      const view = { ...sheet, typed, problem: conflict ? 'edited-meanwhile' : error.code };
      const status = conflict ? CONFLICT : REFUSED;
      await this.pages.send(reply.request, reply, (page) => <AgeingPage page={page} {...view} />, status);
    }
  }

  private async sheetOf(id: string) {
    const { framework, competencies } = await this.frameworks.view(id);
    return { framework, competencies, kept: await this.halfLives.get(id) };
  }
}

function typedIn({ defaultDays, competencies }: HalfLivesView): Typed {
  const own = Object.entries(competencies).map(([code, days]): [string, string] => [code, String(days)]);
  return new Map([['', String(defaultDays)], ...own]);
}

/** What is left empty follows the default. */
function halfLivesOf(typed: Typed) {
  const own = [...typed].filter(([code, days]) => code !== '' && days !== '');
  const competencies = Object.fromEntries(own.map(([code, days]) => [code, Number(days)]));
  return { defaultDays: Number(typed.get('')), competencies };
}

function wordIn(body: FormBody, name: string): string {
  const value = body[name];
  return typeof value === 'string' ? value.trim() : '';
}

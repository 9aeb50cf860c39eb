import { Body, Get, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

import type { Actor } from '../../kernel/actor.js';
import { Can } from '../../platform/auth/can.decorator.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { PostsService } from '../../profiles/index.js';
import { PageController } from '../shared/page-controller.js';
import { Pages } from '../shared/pages.service.js';
import { ChoosePostForm, PostQuery } from './post.dto.js';
import { PostPage } from './post.page.js';
import { PostPageService } from './post.service.js';

@PageController('post')
export class PostController {
  constructor(
    private readonly choices: PostPageService,
    private readonly posts: PostsService,
    private readonly pages: Pages,
  ) {}

  @Can('posts:choose')
  @Get()
  async show(
    @CurrentActor() actor: Actor,
    @Query() query: PostQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const choice = await this.choices.choice(actor, query);
    await this.pages.send(request, reply, (page) => <PostPage page={page} choice={choice} />);
  }

  @Can('posts:choose')
  @Post()
  async choose(
    @CurrentActor() actor: Actor,
    @Body() { profileId, municipalityId }: ChoosePostForm,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.posts.choose(actor, profileId, municipalityId);
    const at = municipalityId === undefined ? '' : `&municipalityId=${municipalityId}`;
    await reply.redirect(`/start?done=postChosen${at}`, 303);
  }
}

import { Get, HttpCode, Param, ParseUUIDPipe, Post, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';

import type { Actor } from '../kernel/actor.js';
import { Can } from '../platform/auth/can.decorator.js';
import { CurrentActor } from '../platform/auth/current-actor.js';
import { ApiController } from '../platform/http/api-controller.js';
import { tagged } from '../platform/http/etag.js';
import { sendFile } from '../platform/http/file-reply.js';
import { ComparisonQuery, ComparisonResponse } from './comparison.dto.js';
import { ProfileExportsService } from './exports.service.js';
import { ProfileExportQuery, ProfilePage, ProfileResponse, ProfilesQuery } from './profiles.dto.js';
import { ProfilesService } from './profiles.service.js';

const EXPORT_CONTENT = {
  'text/csv': { schema: { type: 'string' as const } },
  'application/json': { schema: { type: 'object' as const } },
};

@ApiController('profiles')
export class ProfilesController {
  constructor(
    private readonly profiles: ProfilesService,
    private readonly exports: ProfileExportsService,
  ) {}

  @Can('profiles:read')
  @ApiOperation({ operationId: 'listProfiles', summary: 'Profiles of posts, by code' })
  @ApiOkResponse({ type: ProfilePage })
  @Get()
  list(@CurrentActor() actor: Actor, @Query() query: ProfilesQuery): Promise<ProfilePage> {
    return this.profiles.page(query, actor);
  }

  @Can('profiles:read')
  @ApiOperation({
    operationId: 'exportProfiles',
    summary: 'The published profiles as a file that an import reads: CSV, own JSON or a package of 1EdTech CASE 1.1',
  })
  @ApiOkResponse({ description: 'docs/formats.md', content: EXPORT_CONTENT })
  @Get('export')
  async export(@Query() { format, frameworkId }: ProfileExportQuery, @Res() reply: FastifyReply): Promise<void> {
    await sendFile(reply, await this.exports.export(format, frameworkId));
  }

  @Can('profiles:read')
  @ApiOperation({ operationId: 'compareProfiles', summary: 'Two profiles beside each other, and in what they differ' })
  @ApiOkResponse({ type: ComparisonResponse })
  @Get('compare')
  compare(@CurrentActor() actor: Actor, @Query() { a, b }: ComparisonQuery): Promise<ComparisonResponse> {
    return this.profiles.compare(a, b, actor);
  }

  @Can('profiles:read')
  @ApiOperation({
    operationId: 'getProfile',
    summary: 'A profile with its requirements; its ETag is needed to write it',
  })
  @ApiOkResponse({ type: ProfileResponse })
  @Get(':id')
  async get(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ProfileResponse> {
    return tagged(reply, await this.profiles.get(id, actor));
  }

  @Can('profiles:manage')
  @ApiOperation({ operationId: 'publishProfile', summary: 'Publish a draft; the version published before is retired' })
  @ApiOkResponse({ type: ProfileResponse })
  @HttpCode(200)
  @Post(':id/publish')
  async publish(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ProfileResponse> {
    return tagged(reply, await this.profiles.publish(actor, id));
  }

  @Can('profiles:manage')
  @ApiOperation({ operationId: 'retireProfile', summary: 'Take a published version out of use without a successor' })
  @ApiOkResponse({ type: ProfileResponse })
  @HttpCode(200)
  @Post(':id/retire')
  async retire(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ProfileResponse> {
    return tagged(reply, await this.profiles.retire(actor, id));
  }
}

import { Get, Headers, Param, ParseUUIDPipe, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';

import { Can } from '../platform/auth/can.decorator.js';
import { ApiController } from '../platform/http/api-controller.js';
import { sendBytes } from '../platform/http/send-bytes.js';
import { MEDIA_TYPES } from './domain/media.js';
import { MediaService } from './media.service.js';

const CONTENT = Object.fromEntries(MEDIA_TYPES.map((type) => [type, { schema: { type: 'string', format: 'binary' } }]));

@ApiController('media', 'frameworks')
export class MediaController {
  constructor(private readonly media: MediaService) {}

  @Can('frameworks:read')
  @ApiOperation({
    operationId: 'getItemMedia',
    summary: 'A picture, sound or film of a question; it never changes and may be kept. A range gives a part of it',
  })
  @ApiOkResponse({ content: CONTENT })
  @Get(':id')
  async get(
    @Param('id', ParseUUIDPipe) id: string,
    @Headers('range') range: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await sendBytes(reply, await this.media.get(id), range);
  }
}

import { Body, Delete, Get, Headers, HttpCode, Param, Patch, Post, Put, Query, Res } from '@nestjs/common';
import { ApiBody, ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiQuery } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';

import type { MachineActor } from '../../kernel/actor.js';
import type { JsonObject } from '../../kernel/json.js';
import { CurrentMachine } from '../../platform/auth/current-machine.js';
import { ScimController, ScimRoute } from './scim-route.js';
import { ScimGroups } from './scim-groups.service.js';
import { sendVersion } from './scim-version.js';

const RESOURCE = { schema: { type: 'object' } } as const;

@ScimController('Groups')
export class ScimGroupsController {
  constructor(private readonly groups: ScimGroups) {}

  @ScimRoute()
  @ApiOperation({ operationId: 'listScimGroups', summary: 'Groups of the municipality that the key belongs to' })
  @ApiQuery({ name: 'filter', required: false, type: String, example: 'displayName eq "Bauamt"' })
  @ApiQuery({ name: 'startIndex', required: false, type: String, description: 'Counted from 1' })
  @ApiQuery({ name: 'count', required: false, type: String, description: 'At most 200' })
  @ApiOkResponse(RESOURCE)
  @Get()
  list(@CurrentMachine() machine: MachineActor, @Query() query: Record<string, unknown>): Promise<JsonObject> {
    return this.groups.list(machine, query);
  }

  @ScimRoute()
  @ApiOperation({ operationId: 'getScimGroup', summary: 'One group; If-None-Match spares what is known' })
  @ApiOkResponse(RESOURCE)
  @Get(':id')
  async get(
    @CurrentMachine() machine: MachineActor,
    @Param('id') id: string,
    @Headers('if-none-match') known: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await sendVersion(reply, await this.groups.get(machine, id), { known });
  }

  @ScimRoute()
  @ApiOperation({ operationId: 'createScimGroup', summary: 'An organisational unit' })
  @ApiBody(RESOURCE)
  @ApiCreatedResponse(RESOURCE)
  @Post()
  async create(
    @CurrentMachine() machine: MachineActor,
    @Body() body: unknown,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await sendVersion(reply, await this.groups.create(machine, body), { status: 201 });
  }

  @ScimRoute()
  @ApiOperation({ operationId: 'replaceScimGroup', summary: 'The whole group as it is said here; If-Match guards it' })
  @ApiBody(RESOURCE)
  @ApiOkResponse(RESOURCE)
  @Put(':id')
  async replace(
    @CurrentMachine() machine: MachineActor,
    @Param('id') id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body() body: unknown,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await sendVersion(reply, await this.groups.replace(machine, id, { body, ifMatch }));
  }

  @ScimRoute()
  @ApiOperation({ operationId: 'patchScimGroup', summary: 'Parts of the group; If-Match guards it' })
  @ApiBody(RESOURCE)
  @ApiOkResponse(RESOURCE)
  @Patch(':id')
  async patch(
    @CurrentMachine() machine: MachineActor,
    @Param('id') id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body() body: unknown,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await sendVersion(reply, await this.groups.patch(machine, id, { body, ifMatch }));
  }

  @ScimRoute()
  @ApiOperation({ operationId: 'deleteScimGroup', summary: 'The unit is no more; its people stay' })
  @ApiNoContentResponse()
  @HttpCode(204)
  @Delete(':id')
  remove(@CurrentMachine() machine: MachineActor, @Param('id') id: string): Promise<void> {
    return this.groups.remove(machine, id);
  }
}

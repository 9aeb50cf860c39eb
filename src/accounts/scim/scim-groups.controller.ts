import { Body, Delete, Get, Headers, HttpCode, Param, Patch, Post, Put, Query, Res } from '@nestjs/common';
import { ApiBody, ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';

import type { MachineActor } from '../../kernel/actor.js';
import type { JsonObject } from '../../kernel/json.js';
import { Reveals } from '../../platform/audit/reveals.decorator.js';
import { CurrentMachine } from '../../platform/auth/current-machine.js';
import { ScimAttributesQuery, ScimListQuery } from './scim.dto.js';
import { SCIM_GROUP_BODY, SCIM_PATCH_BODY, SCIM_RESOURCE } from './scim-bodies.js';
import { ScimGroups } from './scim-groups.service.js';
import { ScimController, ScimRoute, ScimWriting } from './scim-route.js';
import { sendVersion } from './scim-version.js';

@ScimController('Groups')
export class ScimGroupsController {
  constructor(private readonly groups: ScimGroups) {}

  @Reveals('staff')
  @ScimRoute()
  @ApiOperation({
    operationId: 'listScimGroups',
    summary: 'HR and the units of the municipality that the key belongs to',
  })
  @ApiOkResponse(SCIM_RESOURCE)
  @Get()
  list(@CurrentMachine() machine: MachineActor, @Query() query: ScimListQuery): Promise<JsonObject> {
    return this.groups.list(machine, query);
  }

  @Reveals('staff')
  @ScimRoute()
  @ApiOperation({
    operationId: 'getScimGroup',
    summary: 'One of them with its members; If-None-Match spares what is known',
  })
  @ApiOkResponse(SCIM_RESOURCE)
  @Get(':id')
  async get(
    @CurrentMachine() machine: MachineActor,
    @Param('id') id: string,
    @Query() query: ScimAttributesQuery,
    @Headers('if-none-match') known: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await sendVersion(reply, await this.groups.get(machine, id), { known, query });
  }

  @ScimWriting()
  @ApiOperation({ operationId: 'createScimGroup', summary: 'An organisational unit' })
  @ApiBody(SCIM_GROUP_BODY)
  @ApiCreatedResponse(SCIM_RESOURCE)
  @Post()
  async create(
    @CurrentMachine() machine: MachineActor,
    @Body() body: unknown,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await sendVersion(reply, await this.groups.create(machine, body), { status: 201 });
  }

  @ScimWriting()
  @ApiOperation({ operationId: 'replaceScimGroup', summary: 'The whole group, as it is said here; If-Match guards it' })
  @ApiBody(SCIM_GROUP_BODY)
  @ApiOkResponse(SCIM_RESOURCE)
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

  @ScimWriting()
  @ApiOperation({ operationId: 'patchScimGroup', summary: 'Parts of the group; If-Match guards it' })
  @ApiBody(SCIM_PATCH_BODY)
  @ApiOkResponse(SCIM_RESOURCE)
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
  remove(
    @CurrentMachine() machine: MachineActor,
    @Param('id') id: string,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<void> {
    return this.groups.remove(machine, id, ifMatch);
  }
}

import { Body, Delete, Get, Headers, HttpCode, Param, Patch, Post, Put, Query, Res } from '@nestjs/common';
import { ApiBody, ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';

import type { MachineActor } from '../../kernel/actor.js';
import type { JsonObject } from '../../kernel/json.js';
import { Reveals } from '../../platform/audit/reveals.decorator.js';
import { CurrentMachine } from '../../platform/auth/current-machine.js';
import { ScimAttributesQuery, ScimListQuery } from './scim.dto.js';
import { SCIM_USER_BODY, SCIM_PATCH_BODY, SCIM_RESOURCE } from './scim-bodies.js';
import { ScimUsers } from './scim-users.service.js';
import { ScimController, ScimRoute, ScimWriting } from './scim-route.js';
import { sendVersion } from './scim-version.js';

@ScimController('Users')
export class ScimUsersController {
  constructor(private readonly users: ScimUsers) {}

  @Reveals('staff')
  @ScimRoute()
  @ApiOperation({ operationId: 'listScimUsers', summary: 'People of the municipality that the key belongs to' })
  @ApiOkResponse(SCIM_RESOURCE)
  @Get()
  list(@CurrentMachine() machine: MachineActor, @Query() query: ScimListQuery): Promise<JsonObject> {
    return this.users.list(machine, query);
  }

  @Reveals('staff')
  @ScimRoute()
  @ApiOperation({ operationId: 'getScimUser', summary: 'One of them; If-None-Match spares what is known' })
  @ApiOkResponse(SCIM_RESOURCE)
  @Get(':id')
  async get(
    @CurrentMachine() machine: MachineActor,
    @Param('id') id: string,
    @Query() query: ScimAttributesQuery,
    @Headers('if-none-match') known: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await sendVersion(reply, await this.users.get(machine, id), { known, query });
  }

  @ScimWriting()
  @ApiOperation({ operationId: 'createScimUser', summary: 'Somebody who works there from now on' })
  @ApiBody(SCIM_USER_BODY)
  @ApiCreatedResponse(SCIM_RESOURCE)
  @Post()
  async create(
    @CurrentMachine() machine: MachineActor,
    @Body() body: unknown,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await sendVersion(reply, await this.users.create(machine, body), { status: 201 });
  }

  @ScimWriting()
  @ApiOperation({
    operationId: 'replaceScimUser',
    summary: 'Everything about a person, as it is said here; If-Match guards it',
  })
  @ApiBody(SCIM_USER_BODY)
  @ApiOkResponse(SCIM_RESOURCE)
  @Put(':id')
  async replace(
    @CurrentMachine() machine: MachineActor,
    @Param('id') id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body() body: unknown,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await sendVersion(reply, await this.users.replace(machine, id, { body, ifMatch }));
  }

  @ScimWriting()
  @ApiOperation({ operationId: 'patchScimUser', summary: 'Parts of what is said of a person; If-Match guards it' })
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
    await sendVersion(reply, await this.users.patch(machine, id, { body, ifMatch }));
  }

  @ScimRoute()
  @ApiOperation({ operationId: 'deleteScimUser', summary: 'The person works there no more' })
  @ApiNoContentResponse()
  @HttpCode(204)
  @Delete(':id')
  remove(
    @CurrentMachine() machine: MachineActor,
    @Param('id') id: string,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<void> {
    return this.users.remove(machine, id, ifMatch);
  }
}

import { Body, Delete, Get, Headers, HttpCode, Param, Patch, Post, Put, Query, Res } from '@nestjs/common';
import { ApiBody, ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiQuery } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';

import type { MachineActor } from '../../kernel/actor.js';
import type { JsonObject } from '../../kernel/json.js';
import { CurrentMachine } from '../../platform/auth/current-machine.js';
import { ScimController, ScimRoute } from './scim-route.js';
import { ScimUsers } from './scim-users.service.js';
import { sendVersion } from './scim-version.js';

const RESOURCE = { schema: { type: 'object' } } as const;

@ScimController('Users')
export class ScimUsersController {
  constructor(private readonly users: ScimUsers) {}

  @ScimRoute()
  @ApiOperation({ operationId: 'listScimUsers', summary: 'Users of the municipality that the key belongs to' })
  @ApiQuery({ name: 'filter', required: false, type: String, example: 'userName eq "erika@kommune.example"' })
  @ApiQuery({ name: 'startIndex', required: false, type: String, description: 'Counted from 1' })
  @ApiQuery({ name: 'count', required: false, type: String, description: 'At most 200' })
  @ApiOkResponse(RESOURCE)
  @Get()
  list(@CurrentMachine() machine: MachineActor, @Query() query: Record<string, unknown>): Promise<JsonObject> {
    return this.users.list(machine, query);
  }

  @ScimRoute()
  @ApiOperation({ operationId: 'getScimUser', summary: 'One user; If-None-Match spares what is known' })
  @ApiOkResponse(RESOURCE)
  @Get(':id')
  async get(
    @CurrentMachine() machine: MachineActor,
    @Param('id') id: string,
    @Headers('if-none-match') known: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await sendVersion(reply, await this.users.get(machine, id), { known });
  }

  @ScimRoute()
  @ApiOperation({ operationId: 'createScimUser', summary: 'Somebody who works there from now on' })
  @ApiBody(RESOURCE)
  @ApiCreatedResponse(RESOURCE)
  @Post()
  async create(
    @CurrentMachine() machine: MachineActor,
    @Body() body: unknown,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await sendVersion(reply, await this.users.create(machine, body), { status: 201 });
  }

  @ScimRoute()
  @ApiOperation({ operationId: 'replaceScimUser', summary: 'The whole user as it is said here; If-Match guards it' })
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
    await sendVersion(reply, await this.users.replace(machine, id, { body, ifMatch }));
  }

  @ScimRoute()
  @ApiOperation({ operationId: 'patchScimUser', summary: 'Parts of the user; If-Match guards it' })
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
    await sendVersion(reply, await this.users.patch(machine, id, { body, ifMatch }));
  }

  @ScimRoute()
  @ApiOperation({ operationId: 'deleteScimUser', summary: 'The person works there no more' })
  @ApiNoContentResponse()
  @HttpCode(204)
  @Delete(':id')
  remove(@CurrentMachine() machine: MachineActor, @Param('id') id: string): Promise<void> {
    return this.users.remove(machine, id);
  }
}

import { Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation } from '@nestjs/swagger';

import { DomainError } from '../../kernel/domain-error.js';
import type { JsonObject } from '../../kernel/json.js';
import { ScimAddress } from './scim-address.js';
import { listOf } from './scim-query.js';
import { ScimController, ScimRoute } from './scim-route.js';
import { RESOURCE_TYPES, SCHEMAS, SERVICE_PROVIDER_CONFIG } from './scim-schemas.js';

const RESOURCE = { schema: { type: 'object' } } as const;

/** What an HR system asks first. */
@ScimController('')
export class ScimDiscoveryController {
  constructor(private readonly address: ScimAddress) {}

  @ScimRoute()
  @ApiOperation({ operationId: 'getScimConfig', summary: 'What of SCIM 2.0 is spoken' })
  @ApiOkResponse(RESOURCE)
  @Get('ServiceProviderConfig')
  config(): JsonObject {
    return this.located(SERVICE_PROVIDER_CONFIG);
  }

  @ScimRoute()
  @ApiOperation({ operationId: 'listScimResourceTypes', summary: 'The kinds of resources' })
  @ApiOkResponse(RESOURCE)
  @Get('ResourceTypes')
  resourceTypes(): JsonObject {
    return listOf(
      RESOURCE_TYPES.map((one) => this.located(one)),
      {},
    );
  }

  @ScimRoute()
  @ApiOperation({ operationId: 'getScimResourceType', summary: 'One kind of resource' })
  @ApiOkResponse(RESOURCE)
  @Get('ResourceTypes/:name')
  resourceType(@Param('name') name: string): JsonObject {
    return this.located(oneOf(RESOURCE_TYPES, name));
  }

  @ScimRoute()
  @ApiOperation({ operationId: 'listScimSchemas', summary: 'Which attributes are kept' })
  @ApiOkResponse(RESOURCE)
  @Get('Schemas')
  schemas(): JsonObject {
    return listOf(
      SCHEMAS.map((one) => this.located(one)),
      {},
    );
  }

  @ScimRoute()
  @ApiOperation({ operationId: 'getScimSchema', summary: 'The attributes of one schema' })
  @ApiOkResponse(RESOURCE)
  @Get('Schemas/:name')
  schema(@Param('name') name: string): JsonObject {
    return this.located(oneOf(SCHEMAS, name));
  }

  private located(resource: JsonObject): JsonObject {
    const { location, ...meta } = resource.meta as { readonly location: string };
    return { ...resource, meta: { ...meta, location: `${this.address.base}${location}` } };
  }
}

function oneOf(resources: readonly JsonObject[], id: string): JsonObject {
  const found = resources.find((one) => one.id === id);
  if (found === undefined) throw new DomainError('scim-schema-not-found', 'not-found');
  return found;
}

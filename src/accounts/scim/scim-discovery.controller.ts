import { Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation } from '@nestjs/swagger';

import { DomainError } from '../../kernel/domain-error.js';
import type { JsonObject } from '../../kernel/json.js';
import { RESOURCE_TYPES, SCHEMAS, SERVICE_PROVIDER_CONFIG } from './scim-discovery.js';
import { listOf } from './scim-query.js';
import { ScimController, ScimRoute } from './scim-route.js';

const RESOURCE = { schema: { type: 'object' } } as const;

/** What an HR system asks first. */
@ScimController('')
export class ScimDiscoveryController {
  @ScimRoute()
  @ApiOperation({ operationId: 'getScimConfig', summary: 'What of SCIM 2.0 is spoken' })
  @ApiOkResponse(RESOURCE)
  @Get('ServiceProviderConfig')
  config(): JsonObject {
    return SERVICE_PROVIDER_CONFIG;
  }

  @ScimRoute()
  @ApiOperation({ operationId: 'listScimResourceTypes', summary: 'The kinds of resources' })
  @ApiOkResponse(RESOURCE)
  @Get('ResourceTypes')
  resourceTypes(): JsonObject {
    return listOf(RESOURCE_TYPES, {});
  }

  @ScimRoute()
  @ApiOperation({ operationId: 'getScimResourceType', summary: 'One kind of resource' })
  @ApiOkResponse(RESOURCE)
  @Get('ResourceTypes/:id')
  resourceType(@Param('id') id: string): JsonObject {
    return oneOf(RESOURCE_TYPES, id);
  }

  @ScimRoute()
  @ApiOperation({ operationId: 'listScimSchemas', summary: 'Which attributes are kept' })
  @ApiOkResponse(RESOURCE)
  @Get('Schemas')
  schemas(): JsonObject {
    return listOf(SCHEMAS, {});
  }

  @ScimRoute()
  @ApiOperation({ operationId: 'getScimSchema', summary: 'The attributes of one schema' })
  @ApiOkResponse(RESOURCE)
  @Get('Schemas/:id')
  schema(@Param('id') id: string): JsonObject {
    return oneOf(SCHEMAS, id);
  }
}

function oneOf(resources: readonly JsonObject[], id: string): JsonObject {
  const found = resources.find((one) => one.id === id);
  if (found === undefined) throw new DomainError('scim-schema-not-found', 'not-found');
  return found;
}

import { applyDecorators, Controller, Header, UseFilters } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';

import { Can } from '../../platform/auth/can.decorator.js';
import { SCIM_JSON, ScimFilter } from './scim.filter.js';
import { SCIM_PATH } from './scim-paths.js';

/** A controller of SCIM 2.0: its own address, its own form of errors. */
export const ScimController = (path: string): ClassDecorator =>
  applyDecorators(ApiTags('scim'), Controller(`${SCIM_PATH.slice(1)}/${path}`), UseFilters(ScimFilter));

/** A route for HR systems with a key of their municipality. */
export const ScimRoute = (): MethodDecorator =>
  applyDecorators(Can('scim:manage'), Header('content-type', SCIM_JSON), ApiBearerAuth());

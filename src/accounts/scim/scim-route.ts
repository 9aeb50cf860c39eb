import { applyDecorators, Controller, Header } from '@nestjs/common';
import { ApiConsumes, ApiProduces, ApiTags } from '@nestjs/swagger';

import { Can } from '../../platform/auth/can.decorator.js';
import { BodyLimit } from '../../platform/http/body-limit.js';
import { SCIM_JSON, SCIM_LIMITS, SCIM_PATH } from './scim-limits.js';

const MEDIA = ['application/scim+json', 'application/json'] as const;

/** A controller of SCIM 2.0: it stands outside of our own API, at the address that HR systems look for. */
export const ScimController = (path: string): ClassDecorator =>
  applyDecorators(ApiTags('scim'), Controller(`${SCIM_PATH.slice(1)}/${path}`));

/** A route for HR systems with a key of their municipality. */
export const ScimRoute = (): MethodDecorator =>
  applyDecorators(Can('scim:manage'), Header('content-type', SCIM_JSON), ApiProduces(MEDIA[0]));

/** A route that takes a resource, or a change of one. */
export const ScimWriting = (): MethodDecorator =>
  applyDecorators(ScimRoute(), BodyLimit(SCIM_LIMITS.bytes), ApiConsumes(...MEDIA));

import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiBearerAuth, ApiExtension } from '@nestjs/swagger';

import type { Permission } from './permissions.js';

export const ACCESS = Symbol('access');
export type Access = Permission | 'public';

/** Who may call this route: exactly one of these two stands on every route, and shows in openapi.json as `x-access`. */
export const Can = (permission: Permission): MethodDecorator =>
  applyDecorators(SetMetadata(ACCESS, permission), ApiExtension('x-access', permission), ApiBearerAuth());

export const Public = (): MethodDecorator =>
  applyDecorators(SetMetadata(ACCESS, 'public'), ApiExtension('x-access', 'public'));

import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';

import type { AccessKind } from './access-kinds.js';

export const REVEALS = Symbol('reveals');

/**
 * This route shows personal data of others: what of them. The service behind it puts each look on record; a test looks at
 * every route for a person's name, and fails for one that shows it and does not stand here, or leaves no record.
 */
export const Reveals = (...kinds: readonly AccessKind[]): MethodDecorator =>
  applyDecorators(SetMetadata(REVEALS, kinds), ApiExtension('x-reveals', kinds));

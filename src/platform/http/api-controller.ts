import { applyDecorators, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';

export const API_PREFIX = 'api/v1';

/** A controller of the API: `/api/v1/<path>`, listed in openapi.json under the tag. Pages and health stand outside. */
export const ApiController = (path: string, tag = path): ClassDecorator =>
  applyDecorators(ApiTags(tag), Controller(`${API_PREFIX}/${path}`));

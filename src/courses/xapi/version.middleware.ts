import type { ServerResponse } from 'node:http';

import { Injectable, type NestMiddleware } from '@nestjs/common';

import { XAPI_VERSION } from '../domain/xapi/limits.js';
import { VERSION_HEADER } from './version.guard.js';

/** Every answer says which version is spoken, refusals included. */
@Injectable()
export class VersionMiddleware implements NestMiddleware {
  use(_: unknown, response: ServerResponse, next: () => void): void {
    response.setHeader(VERSION_HEADER, XAPI_VERSION);
    next();
  }
}

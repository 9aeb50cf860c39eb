import { Injectable } from '@nestjs/common';

import { Env } from '../../platform/config/env.js';
import { SCIM_PATH } from './scim-limits.js';

/** Where resources say that they are: a whole address where the installation knows its own, else a path (RFC 7643, section 3.1). */
@Injectable()
export class ScimAddress {
  readonly base: string;

  constructor({ PUBLIC_URL = '' }: Env) {
    this.base = `${PUBLIC_URL.replace(/\/+$/, '')}${SCIM_PATH}`;
  }
}

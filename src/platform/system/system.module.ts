import { Global, Module } from '@nestjs/common';

import { Clock } from './clock.js';
import { Ids } from './ids.js';
import { SignedTokens } from './signed-tokens.js';

@Global()
@Module({ providers: [Clock, Ids, SignedTokens], exports: [Clock, Ids, SignedTokens] })
export class SystemModule {}

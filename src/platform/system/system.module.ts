import { Global, Module } from '@nestjs/common';

import { Clock } from './clock.js';
import { Ids } from './ids.js';
import { Sealing } from './sealing.js';
import { SignedTokens } from './signed-tokens.js';

@Global()
@Module({ providers: [Clock, Ids, SignedTokens, Sealing], exports: [Clock, Ids, SignedTokens, Sealing] })
export class SystemModule {}

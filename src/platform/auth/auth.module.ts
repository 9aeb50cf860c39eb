import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';

import { AddressLimitGuard, CallerLimitGuard } from '../limits/rate-limit.guards.js';
import { RateCounter } from '../limits/rate-counter.js';
import { AccessGuard } from './access.guard.js';
import { KeyGuard } from './key.guard.js';

/** Guards run in this order: how often this address asks, who asks, how often they do. */
@Module({
  providers: [
    KeyGuard,
    RateCounter,
    { provide: APP_GUARD, useClass: AddressLimitGuard },
    { provide: APP_GUARD, useClass: AccessGuard },
    { provide: APP_GUARD, useClass: CallerLimitGuard },
  ],
})
export class AuthModule {}

import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';

import { AccessGuard } from './access.guard.js';
import { KeyGuard } from './key.guard.js';

@Module({ providers: [KeyGuard, { provide: APP_GUARD, useClass: AccessGuard }] })
export class AuthModule {}

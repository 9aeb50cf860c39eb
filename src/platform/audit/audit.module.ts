import { Global, Module } from '@nestjs/common';

import { Accesses } from './accesses.js';
import { Audit } from './audit.js';

@Global()
@Module({ providers: [Audit, Accesses], exports: [Audit, Accesses] })
export class AuditModule {}

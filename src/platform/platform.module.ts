import { Module } from '@nestjs/common';

import { AuditModule } from './audit/audit.module.js';
import { AuthModule } from './auth/auth.module.js';
import { CommandsModule } from './commands/commands.module.js';
import { ConfigModule } from './config/config.module.js';
import { DatabaseModule } from './database/database.module.js';
import { HttpModule } from './http/http.module.js';
import { I18nModule } from './i18n/i18n.module.js';
import { ImportsModule } from './imports/imports.module.js';
import { MailModule } from './mail/mail.module.js';
import { NetModule } from './net/net.module.js';
import { ObservabilityModule } from './observability/observability.module.js';
import { QueueModule } from './queue/queue.module.js';
import { SystemModule } from './system/system.module.js';

/** Plumbing that knows no feature. */
@Module({
  imports: [
    ConfigModule,
    SystemModule,
    ObservabilityModule,
    DatabaseModule,
    NetModule,
    I18nModule,
    CommandsModule,
    AuditModule,
    QueueModule,
    MailModule,
    HttpModule,
    ImportsModule,
    AuthModule,
  ],
})
export class PlatformModule {}

import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';

import { MailEntity } from './mail.entity.js';
import { MailProcessor } from './mail.processor.js';
import { MailsRepository } from './mails.repository.js';
import { Outbox } from './outbox.service.js';
import { PostService } from './post.service.js';
import { Smtp } from './smtp.js';

@Global()
@Module({
  imports: [TypeOrmModule.forFeature([MailEntity])],
  providers: [Outbox, PostService, MailsRepository, Smtp, MailProcessor],
  exports: [Outbox],
})
export class MailModule {}

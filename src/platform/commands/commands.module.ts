import { Global, Module } from '@nestjs/common';

import { CommandRegistry } from './command.registry.js';

@Global()
@Module({ providers: [CommandRegistry], exports: [CommandRegistry] })
export class CommandsModule {}

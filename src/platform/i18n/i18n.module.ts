import { Global, Module } from '@nestjs/common';

import { Texts } from './texts.js';

@Global()
@Module({ providers: [Texts], exports: [Texts] })
export class I18nModule {}

import { applyDecorators, Controller, UseFilters, UseGuards, UseInterceptors } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';

import { OwnFormsGuard } from './own-forms.guard.js';
import { PageFilter } from './page.filter.js';
import { SentFormsInterceptor } from './sent-forms.interceptor.js';

/** A controller of pages: errors become pages, forms are accepted from our own pages only, and it is no part of the API's description. */
export const PageController = (path = ''): ClassDecorator =>
  applyDecorators(
    Controller(path),
    UseFilters(PageFilter),
    UseGuards(OwnFormsGuard),
    UseInterceptors(SentFormsInterceptor),
    ApiExcludeController(),
  );

import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { RequestMethod, type Type } from '@nestjs/common';
import { MetadataScanner, ModulesContainer } from '@nestjs/core';

import type { AccessKind } from '../../src/platform/audit/access-kinds.js';
import { REVEALS } from '../../src/platform/audit/reveals.decorator.js';
import { type Access, ACCESS } from '../../src/platform/auth/can.decorator.js';
import type { TestApp } from './app.js';

/** A route of the API or of the pages, as its controller declares it. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'PATCH';
  /** With `:parameters`. */
  readonly path: string;
  readonly access: Access | undefined;
  readonly reveals: readonly AccessKind[];
  /** Answers with pages, and takes forms. */
  readonly isPage: boolean;
  readonly controller: Type;
  /** The controller's method. */
  readonly handler: string;
}

/** Every route that the product answers, from its controllers. */
export function routesOf(app: TestApp): readonly Route[] {
  const scanner = new MetadataScanner();
  const controllers = [...app.get(ModulesContainer).values()].flatMap((module) => [...module.controllers.values()]);
  const types = new Set(controllers.flatMap(({ metatype }) => (metatype === null ? [] : [metatype as Type])));
  return [...types].flatMap((type) => {
    const bases = [Reflect.getMetadata(PATH_METADATA, type) as string | string[]].flat();
    const prototype = type.prototype as Record<string, object>;
    return scanner.getAllMethodNames(prototype).flatMap((name) => {
      const handler = prototype[name] ?? {};
      const method = Reflect.getMetadata(METHOD_METADATA, handler) as number | undefined;
      if (method === undefined) return [];
      const paths = [Reflect.getMetadata(PATH_METADATA, handler) as string | string[]].flat();
      const access = Reflect.getMetadata(ACCESS, handler) as Access | undefined;
      const reveals = (Reflect.getMetadata(REVEALS, handler) ?? []) as readonly AccessKind[];
      return bases.flatMap((base) =>
        paths.map((path) => {
          const whole = `/${[base, path].join('/')}`.replaceAll(/\/+/g, '/').replace(/(.)\/$/, '$1');
          const isPage = !/^\/(api|scim|health|metrics|\.well-known)(\/|$)/.test(whole);
          const declared = { access, reveals, isPage, controller: type, handler: name };
          return { method: RequestMethod[method] as Route['method'], path: whole, ...declared };
        }),
      );
    });
  });
}

/** The path with something in the place of each parameter. */
export function filledIn({ path }: Pick<Route, 'path'>, value = '00000000-0000-4000-8000-000000000000'): string {
  return path.replaceAll(/:\w+/g, value);
}

import { RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { MetadataScanner, ModulesContainer } from '@nestjs/core';

import { ACCESS, type Access } from '../../src/platform/auth/can.decorator.js';
import type { TestApp } from './app.js';

/** A route as its controller declares it. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'PATCH';
  /** With its parameters, such as `/courses/:id`. */
  readonly path: string;
  readonly access: Access | undefined;
  /** Answers with pages, and takes forms. */
  readonly isPage: boolean;
}

/** Every route of the product: a new one is in the list without anybody adding it. */
export function routesOf(app: TestApp): readonly Route[] {
  const scanner = new MetadataScanner();
  const controllers = [...app.app.get(ModulesContainer).values()].flatMap((module) => [...module.controllers.values()]);
  return controllers.flatMap(({ metatype }) => {
    const prototype = (metatype as { readonly prototype: Record<string, object> }).prototype;
    const bases = [Reflect.getMetadata(PATH_METADATA, metatype!) as string | string[]].flat();
    return scanner.getAllMethodNames(prototype).flatMap((name) => {
      const handler = prototype[name]!;
      const paths = Reflect.getMetadata(PATH_METADATA, handler) as string | string[] | undefined;
      if (paths === undefined) return [];
      const method = RequestMethod[Reflect.getMetadata(METHOD_METADATA, handler) as number] as Route['method'];
      const access = Reflect.getMetadata(ACCESS, handler) as Access | undefined;
      return bases.flatMap((base) =>
        [paths].flat().map((path): Route => {
          const whole = `/${[base, path].join('/')}`.replaceAll(/\/+/g, '/').replace(/(.)\/$/, '$1');
          return { method, path: whole, access, isPage: !/^\/(api|health|metrics|\.well-known)(\/|$)/.test(whole) };
        }),
      );
    });
  });
}

/** The path with something in the place of each parameter. */
export function filledIn({ path }: Pick<Route, 'path'>, value = '00000000-0000-4000-8000-000000000000'): string {
  return path.replaceAll(/:\w+/g, value);
}

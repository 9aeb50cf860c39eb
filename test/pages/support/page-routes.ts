import 'reflect-metadata';

import { RequestMethod, type Type } from '@nestjs/common';
import { METHOD_METADATA, MODULE_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';

import { PortalModule } from '../../../src/portal/portal.module.js';

/** Every address of the portal that a browser can open, with its parameters by name: `/admin/courses/:id`. */
export function pageRoutes(): readonly string[] {
  const controllers = new Set(
    modulesFrom(PortalModule).flatMap((module) => listOf(MODULE_METADATA.CONTROLLERS, module)),
  );
  return [...controllers].filter(isOfPages).flatMap(routesOf).sort();
}

function modulesFrom(root: Type): readonly Type[] {
  const imported = listOf(MODULE_METADATA.IMPORTS, root).filter(({ name }) => name.endsWith('PagesModule'));
  return [root, ...imported];
}

function listOf(key: string, module: Type): readonly Type[] {
  return (Reflect.getMetadata(key, module) as readonly Type[] | undefined) ?? [];
}

function isOfPages(controller: Type): boolean {
  return !basesOf(controller).some((path) => path.startsWith('api/'));
}

function routesOf(controller: Type): readonly string[] {
  const handlers = Object.getOwnPropertyNames(controller.prototype)
    .map((name) => (controller.prototype as Record<string, unknown>)[name] as object)
    .filter((handler) => Reflect.getMetadata(METHOD_METADATA, handler) === RequestMethod.GET);
  return basesOf(controller).flatMap((base) =>
    handlers.flatMap((handler) =>
      pathsOf(handler).map((path) => `/${base}/${path}`.replaceAll(/\/+/g, '/').replace(/(.)\/$/, '$1')),
    ),
  );
}

const basesOf = (controller: Type): readonly string[] => pathsOf(controller);

function pathsOf(target: object): readonly string[] {
  return [Reflect.getMetadata(PATH_METADATA, target) as string | readonly string[]].flat();
}

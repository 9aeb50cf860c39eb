// Prints, as JSON, every address of the portal that a browser can open, with its parameters by name: `/admin/courses/:id`.
// It reads the built product: inside jest all of it would have to be compiled anew.
import 'reflect-metadata';
import { RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, MODULE_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { compiled } from '../../scripts/lib/places.mjs';

const { PortalModule } = await import(compiled('portal', 'portal.module.js'));

const listOf = (key, module) => Reflect.getMetadata(key, module) ?? [];
const pathsOf = (target) => [Reflect.getMetadata(PATH_METADATA, target)].flat();

function modulesFrom(root) {
  return [root, ...listOf(MODULE_METADATA.IMPORTS, root).filter(({ name }) => name.endsWith('PagesModule'))];
}

function isOfPages(controller) {
  return !pathsOf(controller).some((path) => path.startsWith('api/'));
}

function routesOf(controller) {
  const handlers = Object.getOwnPropertyNames(controller.prototype)
    .map((name) => controller.prototype[name])
    .filter((handler) => Reflect.getMetadata(METHOD_METADATA, handler) === RequestMethod.GET);
  return pathsOf(controller).flatMap((base) =>
    handlers.flatMap(pathsOf).map((path) => `/${base}/${path}`.replaceAll(/\/+/g, '/').replace(/(.)\/$/, '$1')),
  );
}

const controllers = new Set(modulesFrom(PortalModule).flatMap((module) => listOf(MODULE_METADATA.CONTROLLERS, module)));
console.log(JSON.stringify([...controllers].filter(isOfPages).flatMap(routesOf).sort()));

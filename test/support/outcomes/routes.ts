import type { Type } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import { getMetadataStorage } from 'class-validator';

import { type Access, ACCESS } from '../../../src/platform/auth/can.decorator.js';
import type { TestApp } from '../app.js';

/** A field of a form or of a query: its name, the rules that it must keep and whether it may be left out. */
export interface Field {
  readonly name: string;
  readonly optional: boolean;
  readonly rules: readonly Rule[];
}

interface Rule {
  readonly name: string;
  /** Such as the words that are allowed, or a bound. */
  readonly values: readonly unknown[];
}

/** One route of the product, of the API or of the pages, as its controller declares it. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly access: Access | undefined;
  /** `Controller.method`: names the route where something special is said about it. */
  readonly handler: string;
  readonly query: readonly Field[];
  readonly body: readonly Field[];
}

const METHODS: readonly (Route['method'] | undefined)[] = ['GET', 'POST', 'PUT', 'DELETE'];
/** Nest's numbers for a parameter that is the body, or the query. */
const BODY = 3;
const QUERY = 4;

/** Every route of the application, in the order of their paths. */
export function routesOf(app: TestApp): readonly Route[] {
  const modules = [...app.get(ModulesContainer).values()];
  const controllers = new Set(modules.flatMap((one) => [...one.controllers.values()].map(({ metatype }) => metatype)));
  return [...controllers]
    .flatMap((controller) => routesOfController(controller as Type))
    .sort((a, b) => key(a).localeCompare(key(b), 'en'));
}

/** How a route is called in the table. */
export function key({ method, path }: Pick<Route, 'method' | 'path'>): string {
  return `${method} ${path}`;
}

function routesOfController(controller: Type): readonly Route[] {
  const prototype = controller.prototype as Record<string, object>;
  return Object.getOwnPropertyNames(prototype).flatMap((name) => {
    const handler = prototype[name];
    const method = METHODS[Reflect.getMetadata('method', handler ?? {}) as number];
    if (handler === undefined || method === undefined) return [];
    const paths = [Reflect.getMetadata('path', handler) as string | string[]].flat();
    const base = [Reflect.getMetadata('path', controller) as string | string[]].flat();
    const access = Reflect.getMetadata(ACCESS, handler) as Access | undefined;
    const fields = { query: fieldsOf(controller, name, QUERY), body: fieldsOf(controller, name, BODY) };
    return base.flatMap((one) =>
      paths.map((path) => ({
        method,
        path: joined(one, path),
        access,
        handler: `${controller.name}.${name}`,
        ...fields,
      })),
    );
  });
}

function joined(...parts: readonly string[]): string {
  return `/${parts
    .flatMap((part) => part.split('/'))
    .filter((part) => part !== '')
    .join('/')}`;
}

/** The fields of a parameter: of its class, or the one that is named in the decorator. */
function fieldsOf(controller: Type, handler: string, kind: number): readonly Field[] {
  const parameters = Reflect.getMetadata('__routeArguments__', controller, handler) as
    Readonly<Record<string, { readonly index: number; readonly data?: unknown }>> | undefined;
  const types = Reflect.getMetadata('design:paramtypes', controller.prototype as object, handler) as Type[];
  return Object.entries(parameters ?? {})
    .filter(([name]) => name.startsWith(`${String(kind)}:`))
    .flatMap(([, { index, data }]) =>
      typeof data === 'string' ? [{ name: data, optional: true, rules: [] }] : fieldsOfClass(types[index]),
    );
}

function fieldsOfClass(type: Type | undefined): readonly Field[] {
  if (type === undefined) return [];
  const all = getMetadataStorage().getTargetValidationMetadatas(type, '', true, false);
  return [...new Set(all.map(({ propertyName }) => propertyName))].map((name) => {
    const own = all.filter(({ propertyName }) => propertyName === name);
    const rules = own.map((one) => ({
      name: one.name ?? one.type,
      values: (one.constraints as readonly unknown[] | undefined) ?? [],
    }));
    return { name, optional: own.some(({ type: kind }) => kind === 'conditionalValidation'), rules };
  });
}

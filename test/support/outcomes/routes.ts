import type { Type } from '@nestjs/common';
import { getMetadataStorage } from 'class-validator';

import type { TestApp } from '../app.js';
import { type Route as DeclaredRoute, routesOf as declaredRoutes } from '../routes.js';

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

/** A route with what it is sent. */
export interface Route extends DeclaredRoute {
  readonly query: readonly Field[];
  readonly body: readonly Field[];
}

/** Nest's numbers for a parameter that is the body, or the query. */
const BODY = 3;
const QUERY = 4;

/** Every route of the application, in the order of their paths. */
export function routesOf(app: TestApp): readonly Route[] {
  return declaredRoutes(app)
    .map((route) => ({ ...route, query: fieldsOf(route, QUERY), body: fieldsOf(route, BODY) }))
    .sort((a, b) => key(a).localeCompare(key(b), 'en'));
}

/** How a route is called in the table. */
export function key({ method, path }: Pick<Route, 'method' | 'path'>): string {
  return `${method} ${path}`;
}

/** Bodies and queries that are taken as they come: no class says what they may hold, so nothing is checked. */
export function uncheckedOf(app: TestApp): readonly string[] {
  return declaredRoutes(app)
    .filter((route) =>
      [BODY, QUERY].some((kind) => inputsOf(route, kind).some(({ name, type }) => !name && type?.name === Object.name)),
    )
    .map(key);
}

/** The fields of a parameter: of its class, or the one that is named in the decorator. */
function fieldsOf(route: DeclaredRoute, kind: number): readonly Field[] {
  return inputsOf(route, kind).flatMap(({ name, type }) =>
    name === undefined ? fieldsOfClass(type) : [{ name, optional: true, rules: [] }],
  );
}

/** The parameters of a kind: with the name of a single value, else with their class. */
function inputsOf(
  { controller, handler }: DeclaredRoute,
  kind: number,
): readonly { readonly name: string | undefined; readonly type: Type | undefined }[] {
  const parameters = Reflect.getMetadata('__routeArguments__', controller, handler) as
    Readonly<Record<string, { readonly index: number; readonly data?: unknown }>> | undefined;
  const types = Reflect.getMetadata('design:paramtypes', controller.prototype as object, handler) as Type[];
  return Object.entries(parameters ?? {})
    .filter(([place]) => place.startsWith(`${String(kind)}:`))
    .map(([, { index, data }]) => ({ name: typeof data === 'string' ? data : undefined, type: types[index] }));
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

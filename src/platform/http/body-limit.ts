import type { CustomDecorator } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { RouteOptions } from 'fastify';

interface Sized {
  readonly bodyLimit?: number;
}

/** The largest body that this route takes, in bytes, where the general limit does not fit. */
export const BodyLimit = (bodyLimit: number): CustomDecorator => RouteConfig({ bodyLimit } satisfies Sized);

/** Fastify reads the limit of a route from the route itself, Nest hands on its configuration only. */
export function applyBodyLimit(route: RouteOptions): void {
  const { bodyLimit } = (route.config ?? {}) as Sized;
  if (bodyLimit !== undefined) route.bodyLimit = bodyLimit;
}

import { Logger } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';

/**
 * One line for each request when it has been answered. The route's pattern stands for the address, because ids, codes and
 * queries may say who somebody is; the id is the one that people see in an error. Questions about health are not logged.
 */
export function logRequests(fastify: FastifyInstance): void {
  const log = new Logger('Http');
  fastify.addHook('onResponse', (request, reply, done) => {
    const { url: route = 'none' } = request.routeOptions;
    if (!route.startsWith('/health/')) {
      const ms = Math.round(reply.elapsedTime);
      log.log({ id: request.id, method: request.method, route, status: reply.statusCode, ms }, 'request');
    }
    done();
  });
}

import type { NestFastifyApplication } from '@nestjs/platform-fastify';

import { Metrics } from '../observability/metrics.js';

/** Seconds; the targets of the product lie between 0.03 and 0.1. */
const BUCKETS = [0.005, 0.01, 0.03, 0.05, 0.1, 0.3, 1, 3, 10];

/** Counts and times every request by its route's pattern; an address that no route has is one label, whatever it says. */
export function measureRequests(app: NestFastifyApplication): void {
  const durations = app.get(Metrics).histogram(
    {
      name: 'lernlotse_http_request_seconds',
      help: 'Time from the request to the end of its answer',
      labels: ['method', 'route', 'status'],
    },
    BUCKETS,
  );
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onResponse', (request, reply, done) => {
      const { url: route = 'none' } = request.routeOptions;
      const labels = { method: request.method, route, status: String(reply.statusCode) };
      durations.observe(labels, reply.elapsedTime / 1_000);
      done();
    });
}

import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

interface Described {
  readonly name: string;
  readonly help: string;
  readonly labels?: readonly string[];
}

/** Labels and value of one line of a metric. */
export type Sample = readonly [labels: Readonly<Record<string, string>>, value: number];

/**
 * The figures of this process for Prometheus, in a registry of its own. Labels are names that the program knows (route, job,
 * state), never an id or anything of a person or municipality.
 */
@Injectable()
export class Metrics {
  private readonly registry = new Registry();

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  get contentType(): string {
    return this.registry.contentType;
  }

  /** The text that Prometheus reads. */
  text(): Promise<string> {
    return this.registry.metrics();
  }

  counter({ name, help, labels = [] }: Described): Counter {
    return new Counter({ name, help, labelNames: [...labels], registers: [this.registry] });
  }

  /** @param buckets upper bounds, in the unit that the name ends with */
  histogram({ name, help, labels = [] }: Described, buckets: readonly number[]): Histogram {
    return new Histogram({ name, help, labelNames: [...labels], buckets: [...buckets], registers: [this.registry] });
  }

  /** A figure that is asked for at each look; what is not among the samples any more is no longer shown. */
  gauge({ name, help, labels = [] }: Described, collect: () => Promise<readonly Sample[]> | readonly Sample[]): void {
    const gauge = new Gauge({
      name,
      help,
      labelNames: [...labels],
      registers: [this.registry],
      async collect() {
        const samples = await collect();
        gauge.reset();
        for (const [of, value] of samples) gauge.set(of, value);
      },
    });
  }
}

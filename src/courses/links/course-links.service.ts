import { Injectable } from '@nestjs/common';

import type { Actor } from '../../kernel/actor.js';
import { Audit } from '../../platform/audit/audit.js';
import { Transaction } from '../../platform/database/transaction.js';
import { JobQueue } from '../../platform/queue/job.queue.js';
import { JobRepository } from '../../platform/queue/job.repository.js';
import { Clock } from '../../platform/system/clock.js';
import type { LinkStatus } from '../domain/link-verdict.js';
import { checkLinks } from './course-links.jobs.js';
import { type BrokenLink, type CourseLink, CourseLinksRepository } from './course-links.repository.js';
import { LinkProbe, type Probed } from './link-probe.js';

/** How many links a check tried, and what became of them. */
export type LinksChecked = Readonly<Record<LinkStatus | 'checked', number>>;

/** Hosts that are called at the same time; one host is never called twice at once. */
const HOSTS_AT_ONCE = 4;

/** Looks whether the links of published courses still lead somewhere. */
@Injectable()
export class CourseLinksService {
  constructor(
    private readonly links: CourseLinksRepository,
    private readonly probe: LinkProbe,
    private readonly jobs: JobRepository,
    private readonly queue: JobQueue,
    private readonly transaction: Transaction,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Published courses whose link does not lead anywhere, the longest failing first. */
  brokenLinks(): Promise<readonly BrokenLink[]> {
    return this.links.broken();
  }

  /** When links were tried last; null before the first time. */
  lastChecked(): Promise<Date | null> {
    return this.links.lastChecked();
  }

  /** Has all links tried now; while such a job waits, another one would do the same. */
  async ask(actor: Actor): Promise<{ readonly jobId: string }> {
    return this.transaction.run(async () => {
      await this.audit.act(actor, 'course-links.check-asked', { subject: 'all' });
      return { jobId: await this.queue.enqueue(checkLinks, {}, { dedupeKey: 'all', createdBy: actor.personId }) };
    });
  }

  /** Tries every link once, however many courses share it, and writes after each host what came out. */
  async check(jobId: string): Promise<LinksChecked> {
    const links = await this.links.published();
    const hosts = [...groupedByHost(links).values()];
    const counts = { checked: 0, ok: 0, broken: 0, unreachable: 0, refused: 0 };
    const worker = async (): Promise<void> => {
      for (let host = hosts.pop(); host !== undefined; host = hosts.pop()) {
        for (const status of await this.host(host)) {
          counts.checked += 1;
          counts[status] += 1;
        }
        await this.jobs.progress(jobId, { step: 'checking', done: counts.checked, total: links.length });
      }
    };
    await Promise.all(Array.from({ length: HOSTS_AT_ONCE }, worker));
    return counts;
  }

  /** One after the other, as a person would click. */
  private async host(links: readonly CourseLink[]): Promise<readonly LinkStatus[]> {
    const known = new Map<string, Probed>();
    const checked = [];
    for (const link of links) {
      const probed = known.get(link.url) ?? (await this.probe.probe(link.url));
      known.set(link.url, probed);
      checked.push({ ...link, ...probed });
    }
    await this.links.save(checked, this.clock.now());
    return checked.map(({ linkStatus }) => linkStatus);
  }
}

function groupedByHost(links: readonly CourseLink[]): ReadonlyMap<string, readonly CourseLink[]> {
  const hosts = new Map<string, CourseLink[]>();
  for (const link of links) {
    const host = URL.parse(link.url)?.host ?? '';
    hosts.set(host, [...(hosts.get(host) ?? []), link]);
  }
  return hosts;
}

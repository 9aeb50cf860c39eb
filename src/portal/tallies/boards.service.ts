import { Injectable } from '@nestjs/common';

import type { Actor } from '../../kernel/actor.js';
import type { Locale } from '../../kernel/localized.js';
import { MunicipalitiesService, type Municipality } from '../../municipalities/index.js';
import { JobsService, type JobView, type ToldLine } from '../../platform/queue/jobs.service.js';
import { Clock } from '../../platform/system/clock.js';
import {
  type Programme,
  ProgrammesService,
  TalliesService,
  type TallyAlarm,
  TallyAlarms,
  type TallyView,
} from '../../vouchers/index.js';
import { type BoardChoice, type BoardPage, boardPage, type BoardRow } from './board-rows.js';

export interface NamedAlarm extends TallyAlarm {
  readonly municipality: string;
}

/** A recount that the person has asked for. */
export interface Recount {
  readonly job: JobView;
  readonly journal: readonly ToldLine[];
}

export interface Board {
  readonly programme: Programme;
  /** All that the person can switch to, newest first. */
  readonly programmes: readonly Programme[];
  readonly choice: BoardChoice;
  readonly shown: BoardPage;
  /** Municipalities that are counted in all. */
  readonly counted: number;
  /** By name. */
  readonly municipalities: readonly Pick<Municipality, 'id' | 'name'>[];
  readonly alarms: readonly NamedAlarm[];
  readonly recount: Recount | null;
  readonly now: Date;
}

@Injectable()
export class Boards {
  constructor(
    private readonly programmes: ProgrammesService,
    private readonly tallies: TalliesService,
    private readonly alarms: TallyAlarms,
    private readonly municipalities: MunicipalitiesService,
    private readonly jobs: JobsService,
    private readonly clock: Clock,
  ) {}

  /** The programme whose board is looked at first: the newest one that is distributed, else the newest one. */
  async first(actor: Actor): Promise<Programme | null> {
    const programmes = await this.programmes.list(actor);
    return programmes.find(({ recordHash }) => recordHash !== null) ?? programmes[0] ?? null;
  }

  /** @throws DomainError `programme-not-found`, `job-not-found` */
  async of(
    actor: Actor,
    programmeId: string,
    { choice, jobId, locale }: { readonly choice: BoardChoice; readonly jobId?: string; readonly locale: Locale },
  ): Promise<Board> {
    const programme = await this.programmes.show(actor, programmeId);
    const [tallies, raised] = [await this.tallies.list(actor, programmeId), await this.alarms.list(programmeId)];
    const known = await this.municipalities.some([...tallies, ...raised].map((one) => one.municipalityId));
    const municipalities = new Map(known.map((one) => [one.id, one]));
    const alarms = raised.map((alarm) => ({
      ...alarm,
      municipality: municipalities.get(alarm.municipalityId)?.name ?? alarm.municipalityId,
    }));
    const expiring = await this.tallies.expiringSoon(actor, programmeId);
    const rows = rowsOf(tallies, { municipalities, alarms, expiring });
    const named = rows.map(({ municipalityId: id, municipality: { name } }) => ({ id, name }));
    return {
      ...{ programme, programmes: await this.programmes.list(actor), choice, alarms, counted: rows.length },
      shown: boardPage(rows, choice),
      municipalities: named.sort((a, b) => a.name.localeCompare(b.name, 'de')),
      recount: jobId === undefined ? null : await this.recount(actor, jobId, locale),
      now: this.clock.now(),
    };
  }

  /** One open alarm. @throws DomainError `tally-alarm-not-found` */
  async alarm(id: string): Promise<NamedAlarm> {
    const alarm = await this.alarms.get(id);
    const { name } = await this.municipalities.get(alarm.municipalityId);
    return { ...alarm, municipality: name };
  }

  private async recount(actor: Actor, id: string, locale: Locale): Promise<Recount> {
    return { job: await this.jobs.get(actor, id), journal: await this.jobs.told(actor, id, locale) };
  }
}

interface Known {
  readonly municipalities: ReadonlyMap<string, Municipality>;
  readonly alarms: readonly TallyAlarm[];
  /** Assigned vouchers that end soon, by municipality. */
  readonly expiring: ReadonlyMap<string, number>;
}

function rowsOf(tallies: readonly TallyView[], { municipalities, expiring, ...known }: Known): readonly BoardRow[] {
  const alarms = new Map<string, number>();
  for (const { municipalityId: id } of known.alarms) alarms.set(id, (alarms.get(id) ?? 0) + 1);
  return tallies.flatMap((tally) => {
    const { municipalityId: id } = tally;
    const municipality = municipalities.get(id);
    if (municipality === undefined) return [];
    return [{ ...tally, municipality, expiring: expiring.get(id) ?? 0, alarms: alarms.get(id) ?? 0 }];
  });
}

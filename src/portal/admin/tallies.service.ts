import { Injectable } from '@nestjs/common';

import type { Actor } from '../../kernel/actor.js';
import { MunicipalitiesService, type Municipality } from '../../municipalities/index.js';
import { Clock } from '../../platform/system/clock.js';
import { type Programme, ProgrammesService, TalliesService, type TallyView } from '../../vouchers/index.js';

export interface BoardRow extends TallyView {
  readonly municipality: Municipality;
}

export interface Board {
  readonly programme: Programme;
  readonly search: string;
  readonly kind: string;
  /** By name; as narrowed by search and kind. */
  readonly rows: readonly BoardRow[];
  /** Municipalities that are counted in all. */
  readonly counted: number;
  readonly now: Date;
}

export interface BoardQuery {
  /** Part of a name, in any spelling of umlauts, or the first digits of an ARS. */
  readonly search: string | undefined;
  readonly kind: string | undefined;
}

@Injectable()
export class Boards {
  constructor(
    private readonly programmes: ProgrammesService,
    private readonly tallies: TalliesService,
    private readonly municipalities: MunicipalitiesService,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError `programme-not-found` */
  async of(actor: Actor, programmeId: string, { search = '', kind = '' }: BoardQuery): Promise<Board> {
    const programme = await this.programmes.show(actor, programmeId);
    const tallies = await this.tallies.list(actor, programmeId);
    const municipalities = new Map((await this.municipalities.all()).map((one) => [one.id, one]));
    const all = tallies.flatMap((tally) => {
      const municipality = municipalities.get(tally.municipalityId);
      return municipality === undefined ? [] : [{ ...tally, municipality }];
    });
    const rows = all.filter(
      ({ municipality }) => fits(municipality, search) && (kind === '' || municipality.kind === kind),
    );
    rows.sort((a, b) => a.municipality.name.localeCompare(b.municipality.name, 'de'));
    return { programme, search, kind, rows, counted: all.length, now: this.clock.now() };
  }
}

function fits({ name, ars }: Municipality, search: string): boolean {
  return plain(name).includes(plain(search)) || ars.startsWith(search.trim());
}

const SPELLINGS: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' };

/** One spelling for all: "Südliche" and "suedliche" are the same. */
function plain(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replaceAll(/[äöüß]/g, (letter) => SPELLINGS[letter] ?? letter);
}

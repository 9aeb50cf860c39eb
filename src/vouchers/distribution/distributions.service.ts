import { Injectable } from '@nestjs/common';

import type { Actor } from '../../kernel/actor.js';
import { addDays, berlinDay } from '../../kernel/calendar.js';
import { DomainError } from '../../kernel/domain-error.js';
import type { JsonObject } from '../../kernel/json.js';
import { Audit } from '../../platform/audit/audit.js';
import { Transaction } from '../../platform/database/transaction.js';
import { Clock } from '../../platform/system/clock.js';
import { Ids } from '../../platform/system/ids.js';
import { apportion } from '../domain/apportionment/apportion.js';
import { canonicalJson } from '../domain/canonical-json.js';
import {
  type DistributionInput,
  type DistributionWarning,
  entriesOf,
  type Participant,
  warningsOf,
} from '../domain/distribution.js';
import type { Programme } from '../domain/programme.js';
import { mustAllow } from '../domain/programme-states.js';
import { LedgerService } from '../ledger/ledger.service.js';
import { sha256 } from '../ledger/sha256.js';
import { AllotmentsRepository } from '../programmes/allotments.repository.js';
import { type DistributionRow, DistributionsRepository } from './distributions.repository.js';
import { ParticipantsService } from './participants.service.js';
import { ProgrammesRepository } from '../programmes/programmes.repository.js';
import { ProgrammesService } from '../programmes/programmes.service.js';

export interface Share {
  readonly municipalityId: string;
  /** ARS, 12 digits. */
  readonly ars: string;
  readonly name: string;
  readonly granted: number;
  /** weight · total / Σ weights without limits, with four decimals. */
  readonly quota: string;
}

export interface DistributionPreview {
  /** By ARS. */
  readonly allotments: readonly Share[];
  /** Vouchers that are distributed: the programme's total without its reserve. */
  readonly total: number;
  readonly warnings: readonly DistributionWarning[];
}

interface Proposal extends DistributionPreview {
  readonly participants: readonly Participant[];
}

/** Divides a programme's vouchers among the municipalities and keeps a record of how. */
@Injectable()
export class DistributionsService {
  constructor(
    private readonly transaction: Transaction,
    private readonly programmes: ProgrammesService,
    private readonly repository: ProgrammesRepository,
    private readonly distributions: DistributionsRepository,
    private readonly allotments: AllotmentsRepository,
    private readonly participants: ParticipantsService,
    private readonly ledger: LedgerService,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /**
   * What a distribution would give, without changing anything; the shares add up exactly.
   * @throws DomainError `programme-not-found`, `exclusion-unknown`, `headcount-missing`, and those of `apportion`
   */
  async preview(actor: Actor, programmeId: string, input: DistributionInput): Promise<DistributionPreview> {
    const { participants: _, ...preview } = await this.propose(await this.programmes.show(actor, programmeId), input);
    return preview;
  }

  /**
   * Writes the allotments, the decision record and one ledger entry per municipality in one transaction.
   * @throws DomainError those of `preview`, `programme-act-not-allowed` unless in draft, `already-distributed`
   */
  async commit(actor: Actor, programmeId: string, input: DistributionInput): Promise<DistributionRow> {
    return this.transaction.run(async () => {
      const programme = await this.repository.lock(programmeId);
      if (programme === null) throw new DomainError('programme-not-found', 'not-found');
      mustAllow(programme.state, 'distribute');
      if (programme.recordHash !== null) throw new DomainError('already-distributed', 'conflict');
      const proposal = await this.propose(programme, input);
      const record = await this.recordOf(actor, programme, { input, proposal });
      await this.distributions.create(record);
      await this.allotments.createAll(proposal.allotments.map((share) => ({ programmeId, ...share })));
      await this.audit.act(actor, 'programme.distributed', {
        subject: programmeId,
        details: { distributionId: record.id, recordHash: record.recordHash },
      });
      await this.ledger.record(
        programmeId,
        proposal.allotments.map((share) => grantOf(share, record.id)),
      );
      return record;
    });
  }

  private async propose({ total, reserve }: Programme, input: DistributionInput): Promise<Proposal> {
    const participants = await this.participants.of(input);
    const entries = entriesOf(participants, input);
    const shares = apportion({ total: total - reserve, method: input.method, entries });
    const byArs = new Map(participants.map((participant) => [participant.ars, participant]));
    const allotments = shares.flatMap(({ key: ars, seats, quota }) => {
      const municipality = byArs.get(ars);
      return municipality === undefined
        ? []
        : [{ municipalityId: municipality.id, ars, name: municipality.name, granted: seats, quota }];
    });
    const seats = allotments.map(({ granted }) => granted);
    return {
      allotments,
      total: total - reserve,
      warnings: warningsOf(participants, input.weights, seats),
      participants,
    };
  }

  /** Everything that is needed to calculate the shares again, and the hash that both together have. */
  private async recordOf(
    actor: Actor,
    programme: Programme,
    { input, proposal }: { readonly input: DistributionInput; readonly proposal: Proposal },
  ): Promise<DistributionRow> {
    const inputs = inputsOf(programme, input, proposal.participants);
    const shares = proposal.allotments.map(({ name: _, ...share }): JsonObject => share);
    const committedAt = this.clock.now();
    return {
      id: this.ids.next(),
      programmeId: programme.id,
      inputs,
      shares,
      recordHash: sha256(canonicalJson({ inputs, shares })),
      state: 'committed',
      committedBy: actor.personId,
      committedAt,
      objectionsUntil: await this.objectionsUntil(committedAt, programme.objectionDays),
    };
  }

  /** Whole days after the day of the decision, as deadlines count (§ 187 (1), § 188 (1) BGB); none: at once. */
  private objectionsUntil(committedAt: Date, days: number): Promise<Date> {
    if (days === 0) return Promise.resolve(committedAt);
    return this.distributions.startOf(addDays(berlinDay(committedAt), days + 1));
  }
}

function inputsOf(programme: Programme, input: DistributionInput, participants: readonly Participant[]): JsonObject {
  const { method, weights, minimum, maximum } = input;
  return {
    programmeId: programme.id,
    ...{ total: programme.total, reserve: programme.reserve, method, weights, minimum, maximum },
    exclude: [...input.exclude].sort(),
    ties: 'weight-then-key',
    entries: entriesOf(participants, input).map(({ key, weight }) => ({ ars: key, weight: Number(weight) })),
  };
}

function grantOf({ municipalityId, granted }: Share, distributionId: string) {
  return { kind: 'grant', municipalityId, count: granted, distributionId } as const;
}

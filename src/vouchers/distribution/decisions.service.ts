import { Injectable } from '@nestjs/common';

import type { Actor } from '../../kernel/actor.js';
import { addDays, berlinDay } from '../../kernel/calendar.js';
import { DomainError } from '../../kernel/domain-error.js';
import { Audit } from '../../platform/audit/audit.js';
import { Clock } from '../../platform/system/clock.js';
import { Ids } from '../../platform/system/ids.js';
import { canonicalJson } from '../domain/canonical-json.js';
import { type DecisionKind, type Grant, grantsOf } from '../domain/decision.js';
import type { Programme } from '../domain/programme.js';
import { LedgerKeysService } from '../ledger/ledger-keys.service.js';
import { LedgerService } from '../ledger/ledger.service.js';
import { sha256 } from '../ledger/sha256.js';
import { AllotmentsRepository } from '../programmes/allotments.repository.js';
import { ProgrammesRepository } from '../programmes/programmes.repository.js';
import { type DistributionRow, DistributionsRepository } from './distributions.repository.js';
import type { Proposal } from './proposals.service.js';

export interface HeldProgramme {
  readonly programme: Programme;
  /** Vouchers granted so far, by municipality. */
  readonly held: ReadonlyMap<string, number>;
}

/** What every decision on allotments consists of, inside the transaction of whoever decides. */
@Injectable()
export class DecisionsService {
  constructor(
    private readonly programmes: ProgrammesRepository,
    private readonly allotments: AllotmentsRepository,
    private readonly distributions: DistributionsRepository,
    private readonly ledger: LedgerService,
    private readonly keys: LedgerKeysService,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /**
   * The programme with all its allotments, locked until commit in the order of all moves: allotments first.
   * @throws DomainError `programme-not-found`
   */
  async hold(programmeId: string): Promise<HeldProgramme> {
    await this.allotments.lockAll(programmeId);
    const programme = await this.programmes.lock(programmeId);
    if (programme === null) throw new DomainError('programme-not-found', 'not-found');
    const allotments = await this.allotments.list(programmeId, null);
    return { programme, held: new Map(allotments.map(({ municipalityId, granted }) => [municipalityId, granted])) };
  }

  /** Writes the record: inputs, shares, and the hash that both together have; who and when. */
  async record(
    actor: Actor,
    { id: programmeId, objectionDays }: Programme,
    decision: { readonly kind: DecisionKind; readonly proposal: Proposal },
  ): Promise<DistributionRow> {
    const { kind, proposal } = decision;
    const { inputs } = proposal;
    const shares = proposal.allotments.map(({ name: _, ...share }) => share);
    const committedAt = this.clock.now();
    const days = kind === 'distribution' ? objectionDays : 0;
    const row: DistributionRow = {
      ...{ id: this.ids.next(), programmeId, kind, inputs, shares },
      recordHash: sha256(canonicalJson({ inputs, shares: shares.map((share) => ({ ...share })) })),
      keyFingerprint: await this.keys.fingerprint(programmeId),
      ...{ state: 'pending', committedBy: actor.personId, committedAt },
      objectionsUntil: await this.objectionsUntil(committedAt, days),
      ...{ reversedBy: null, reversedAt: null, reversalReason: null },
    };
    await this.distributions.create(row);
    await this.audit.act(actor, kind === 'distribution' ? 'programme.distributed' : 'programme.topped-up', {
      subject: programmeId,
      details: { distributionId: row.id, recordHash: row.recordHash },
    });
    return row;
  }

  /** Makes the allotments what the record says, with one ledger entry per municipality whose allotment changes. */
  async carryOut(distribution: DistributionRow, held: HeldProgramme['held']): Promise<void> {
    const { id, programmeId, shares } = distribution;
    await this.allotments.grantAll(programmeId, shares);
    await this.distributions.carriedOut(id);
    await this.enter(distribution, grantsOf(shares, held));
  }

  /** Writes grants to the ledger, bound to the record that they follow from: the last act of the transaction. */
  async enter(
    { id: distributionId, programmeId, recordHash }: DistributionRow,
    grants: readonly Grant[],
  ): Promise<void> {
    await this.ledger.record(
      programmeId,
      grants.map((grant) => ({ kind: 'grant', ...grant, distributionId, recordHash })),
    );
  }

  /** Whole days after the day of the decision, as deadlines count (§ 187 (1), § 188 (1) BGB); none: at once. */
  private objectionsUntil(committedAt: Date, days: number): Promise<Date> {
    if (days === 0) return Promise.resolve(committedAt);
    return this.distributions.startOf(addDays(berlinDay(committedAt), days + 1));
  }
}

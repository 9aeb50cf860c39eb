import { Injectable, type OnModuleInit } from '@nestjs/common';

import { type PersonalData, PersonalDataRegistry } from '../accounts/index.js';
import type { JsonObject } from '../kernel/json.js';
import { Transaction } from '../platform/database/transaction.js';

/**
 * Requests and vouchers stay for the accounts of public money, under a pseudonym; so do the decisions of those who gave
 * and distributed them. The ledger names no person.
 */
@Injectable()
export class VouchersPersonalData implements PersonalData, OnModuleInit {
  readonly room = 'vouchers';

  readonly columns = {
    'voucher_offers.person_id': 'erased',
    'voucher_offers.offered_by': 'pseudonymous',
    'voucher_requests.person_id': 'pseudonymous',
    'voucher_requests.decided_by': 'pseudonymous',
    'vouchers.person_id': 'pseudonymous',
    'vouchers.assigned_by': 'pseudonymous',
    'vouchers.completed_by': 'pseudonymous',
    'programmes.created_by': 'pseudonymous',
    'distributions.committed_by': 'pseudonymous',
    'distributions.reversed_by': 'pseudonymous',
    'redistributions.announced_by': 'pseudonymous',
    'redistributions.decided_by': 'pseudonymous',
    'redistributions.ended_by': 'pseudonymous',
    'objections.raised_by': 'pseudonymous',
    'objections.answered_by': 'pseudonymous',
    'tally_alarms.cleared_by': 'pseudonymous',
  } as const;

  readonly texts = {
    'voucher_offers.state': 'impersonal',
    'voucher_offers.note': 'searched',
    'voucher_offers.refusal_reason': 'searched',
    'voucher_requests.state': 'impersonal',
    'voucher_requests.reason': { emptiedWith: 'person_id' },
    'vouchers.code': 'impersonal',
    'vouchers.state': 'impersonal',
    'vouchers.reason': { emptiedWith: 'person_id' },
    'programmes.title': 'impersonal',
    'programmes.state': 'impersonal',
    'programmes.ledger_head': 'impersonal',
    'programmes.providers': 'impersonal',
    'programmes.competences': 'impersonal',
    'programmes.approval': 'impersonal',
    'programmes.waiting_order': 'impersonal',
    'programmes.waiting_approval': 'impersonal',
    'distributions.inputs': 'impersonal',
    'distributions.shares': 'impersonal',
    'distributions.record_hash': 'impersonal',
    'distributions.state': 'impersonal',
    'distributions.kind': 'impersonal',
    'distributions.key_fingerprint': 'impersonal',
    'distributions.reversal_reason': 'searched',
    'redistributions.rules': 'impersonal',
    'redistributions.state': 'impersonal',
    'redistributions.inputs': 'impersonal',
    'redistributions.lines': 'impersonal',
    'redistributions.record_hash': 'impersonal',
    'redistributions.key_fingerprint': 'impersonal',
    'redistributions.outcome': 'impersonal',
    'redistributions.outcome_hash': 'impersonal',
    'redistributions.end_reason': 'searched',
    'redistributions.kept': 'impersonal',
    'objections.text': 'searched',
    'objections.state': 'impersonal',
    'objections.answer': 'searched',
    'tally_alarms.kind': 'impersonal',
    'tally_alarms.differences': 'impersonal',
  } as const;

  constructor(
    private readonly registry: PersonalDataRegistry,
    private readonly transaction: Transaction,
  ) {}

  onModuleInit(): void {
    this.registry.register(this);
  }

  async export(personId: string): Promise<Record<string, JsonObject[]>> {
    const all = (sql: string): Promise<JsonObject[]> => this.transaction.query<JsonObject>(sql, [personId]);
    return {
      voucherRequests: await all(REQUESTS),
      vouchers: await all(VOUCHERS),
      voucherOffers: await all(OFFERS),
      decisions: await all(DECISIONS),
    };
  }
}

const CAPTION = `p.title AS programme, c.title AS course, m.name AS municipality`;
const CAPTIONS = `JOIN programmes p ON p.id = x.programme_id JOIN municipalities m ON m.id = x.municipality_id
  LEFT JOIN courses c ON c.id = x.course_id`;

const REQUESTS = `
  SELECT x.id, x.programme_id AS "programmeId", x.course_id AS "courseId", ${CAPTION}, x.state, x.requested_at AS "requestedAt",
    x.decided_at AS "decidedAt", x.reason
  FROM voucher_requests x ${CAPTIONS} WHERE x.person_id = $1 ORDER BY x.requested_at`;

const VOUCHERS = `
  SELECT x.id, x.code, x.programme_id AS "programmeId", x.course_id AS "courseId", ${CAPTION}, x.state, x.assigned_at AS "assignedAt",
    x.expires_on AS "expiresOn", x.redeemed_at AS "redeemedAt", x.price_cents AS "priceCents", x.paid_cents AS "paidCents",
    x.ended_at AS "endedAt", x.reason
  FROM vouchers x ${CAPTIONS} WHERE x.person_id = $1 ORDER BY x.assigned_at`;

const OFFERS = `
  SELECT x.id, x.programme_id AS "programmeId", x.course_id AS "courseId", ${CAPTION}, x.state, x.offered_at AS "offeredAt",
    x.last_day AS "lastDay", x.ended_at AS "endedAt", x.note, x.refusal_reason AS "refusalReason"
  FROM voucher_offers x ${CAPTIONS} WHERE x.person_id = $1 ORDER BY x.offered_at`;

/** What somebody did for others, without naming those. */
const DECISIONS = `
  SELECT * FROM (
    SELECT 'voucher-assigned' AS act, id, assigned_at AS at FROM vouchers WHERE assigned_by = $1
    UNION ALL SELECT 'voucher-completed', id, ended_at FROM vouchers WHERE completed_by = $1
    UNION ALL SELECT 'request-decided', id, decided_at FROM voucher_requests WHERE decided_by = $1
    UNION ALL SELECT 'voucher-offered', id, offered_at FROM voucher_offers WHERE offered_by = $1
    UNION ALL SELECT 'programme-created', id, created_at FROM programmes WHERE created_by = $1
    UNION ALL SELECT 'distribution-committed', id, committed_at FROM distributions WHERE committed_by = $1
    UNION ALL SELECT 'distribution-reversed', id, reversed_at FROM distributions WHERE reversed_by = $1
    UNION ALL SELECT 'redistribution-announced', id, announced_at FROM redistributions WHERE announced_by = $1
    UNION ALL SELECT 'redistribution-decided', id, decided_at FROM redistributions WHERE decided_by = $1
    UNION ALL SELECT 'redistribution-ended', id, ended_at FROM redistributions WHERE ended_by = $1
    UNION ALL SELECT 'objection-raised', id, raised_at FROM objections WHERE raised_by = $1
    UNION ALL SELECT 'objection-answered', id, answered_at FROM objections WHERE answered_by = $1
    UNION ALL SELECT 'tally-alarm-cleared', id, cleared_at FROM tally_alarms WHERE cleared_by = $1
  ) AS done ORDER BY at, id`;

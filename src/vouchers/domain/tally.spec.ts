import * as fc from 'fast-check';
import { movesFrom } from './moves.js';
import { REQUEST_MACHINE, type RequestState } from './request-states.js';
import { foldTally, type LedgerKind, type TallyEntry } from './tally.js';
import { occupies, VOUCHER_MACHINE, type VoucherState } from './voucher-states.js';

const MUNICIPALITIES = ['Auental', 'Birkenfurt', 'Moosach'];

interface Step {
  readonly act: 'grant' | 'request' | 'voucher';
  readonly place: number;
  readonly dice: number;
}

/** A world that knows the states themselves, and writes the ledger on the side. */
class World {
  readonly ledger: TallyEntry[] = [];
  readonly granted = new Map<string, number>();
  readonly requests: { municipalityId: string; state: RequestState }[] = [];
  readonly vouchers: { municipalityId: string; state: VoucherState }[] = [];

  take({ act, place, dice }: Step): void {
    const municipalityId = MUNICIPALITIES[place] ?? 'Auental';
    if (act === 'grant') this.grant(municipalityId, dice);
    else if (act === 'request') this.moveRequest(municipalityId, dice);
    else this.moveVoucher(municipalityId, dice);
  }

  private grant(municipalityId: string, dice: number): void {
    const free = this.free(municipalityId);
    const count = dice % 3 === 0 ? -Math.min(free, dice % 5) : dice % 7;
    this.granted.set(municipalityId, (this.granted.get(municipalityId) ?? 0) + count);
    this.write('grant', municipalityId, count);
  }

  private moveRequest(municipalityId: string, dice: number): void {
    const request = this.requests.at(dice % (this.requests.length + 2));
    if (request === undefined) {
      this.requests.push({ municipalityId, state: 'requested' });
      this.write('request.requested', municipalityId);
      return;
    }
    const moves = movesFrom(REQUEST_MACHINE, request.state);
    const move = moves.at(dice % Math.max(moves.length, 1));
    if (move === undefined || (move === 'approve' && this.free(request.municipalityId) === 0)) return;
    request.state = REQUEST_MACHINE.moves[move].to;
    this.write(`request.${request.state}`, request.municipalityId);
    if (move === 'approve') this.assign(request.municipalityId);
  }

  private moveVoucher(municipalityId: string, dice: number): void {
    const voucher = this.vouchers.at(dice % (this.vouchers.length + 2));
    if (voucher === undefined) {
      this.assign(municipalityId);
      return;
    }
    const moves = movesFrom(VOUCHER_MACHINE, voucher.state);
    const move = moves.at(dice % Math.max(moves.length, 1));
    if (move === undefined) return;
    voucher.state = VOUCHER_MACHINE.moves[move].to;
    this.write(`voucher.${voucher.state}`, voucher.municipalityId);
  }

  private assign(municipalityId: string): void {
    if (this.free(municipalityId) === 0) return;
    this.vouchers.push({ municipalityId, state: 'assigned' });
    this.write('voucher.assigned', municipalityId);
  }

  free(municipalityId: string): number {
    const held = this.vouchers.filter((v) => v.municipalityId === municipalityId && occupies(v.state)).length;
    return (this.granted.get(municipalityId) ?? 0) - held;
  }

  private write(kind: LedgerKind, municipalityId: string, count = 1): void {
    this.ledger.push({ position: this.ledger.length + 1, kind, municipalityId, count });
  }

  counted(municipalityId: string): Record<string, unknown> {
    const inState = (state: VoucherState): number =>
      this.vouchers.filter((v) => v.municipalityId === municipalityId && v.state === state).length;
    const pending = this.requests.filter(
      (r) => r.municipalityId === municipalityId && (r.state === 'requested' || r.state === 'waitlisted'),
    );
    return {
      municipalityId,
      granted: this.granted.get(municipalityId) ?? 0,
      requested: pending.length,
      assigned: inState('assigned'),
      redeemed: inState('redeemed'),
      completed: inState('completed'),
      expired: inState('expired'),
      available: this.free(municipalityId),
      ledgerPosition: Math.max(
        ...this.ledger.filter((e) => e.municipalityId === municipalityId).map((e) => e.position),
      ),
    };
  }
}

const anyHistory = fc
  .array(
    fc.record<Step>({
      act: fc.constantFrom('grant', 'request', 'voucher', 'voucher'),
      place: fc.nat(2),
      dice: fc.nat(10_000),
    }),
    { maxLength: 120, size: 'max' },
  )
  .map((steps) => {
    const world = new World();
    for (const step of steps) world.take(step);
    return world;
  });

describe('the tally', () => {
  it('counts a small story', () => {
    const story: [LedgerKind, number][] = [
      ['grant', 5],
      ['request.requested', 1],
      ['request.waitlisted', 1],
      ['request.requested', 1],
      ['request.approved', 1],
      ['voucher.assigned', 1],
      ['voucher.assigned', 1],
      ['voucher.redeemed', 1],
      ['voucher.expired', 1],
      ['grant', -2],
    ];
    const entries = story.map(([kind, count], at) => ({
      position: at + 1,
      kind,
      municipalityId: 'Auental',
      count,
    }));
    expect(foldTally(entries)).toEqual([
      {
        municipalityId: 'Auental',
        granted: 3,
        requested: 1,
        assigned: 0,
        redeemed: 1,
        completed: 0,
        expired: 1,
        available: 2,
        ledgerPosition: 10,
      },
    ]);
  });

  it('is empty for an empty ledger', () => {
    expect(foldTally([])).toEqual([]);
  });

  it('equals a count of the states themselves, for any legal history', () => {
    fc.assert(
      fc.property(anyHistory, (world) => {
        const seen = MUNICIPALITIES.filter((id) => world.ledger.some((entry) => entry.municipalityId === id));
        expect(foldTally(world.ledger)).toEqual(seen.map((id) => world.counted(id)));
      }),
    );
  });

  it('does not depend on the order in which the entries are read', () => {
    fc.assert(
      fc.property(anyHistory, (world) => {
        expect(foldTally([...world.ledger].reverse())).toEqual(foldTally(world.ledger));
      }),
    );
  });
});

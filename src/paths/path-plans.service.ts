import { setImmediate } from 'node:timers/promises';

import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';

import { type Binding, bindingLimits, type NextVoucher, nextVoucher } from './domain/binding.js';
import { pathOf } from './domain/path.js';
import type { Path } from './domain/path-shapes.js';
import { type PinLeft, pinsLeft } from './domain/pins.js';
import { Planner } from './domain/planner.js';
import { type Reasons, reasonsOf } from './domain/reasons.js';
import type { PathSetting } from './path-requests.service.js';

/** A path with all that explains it. */
export interface PathPlan {
  readonly path: Path;
  /** By id of the course. */
  readonly reasons: ReadonlyMap<string, Reasons>;
  readonly binding: readonly Binding[];
  readonly nextVoucher: NextVoucher | null;
  readonly pinsLeft: readonly PinLeft[];
}

/** So many plans are kept, some kilobytes each: those asked for last. */
const MOST_PLANS = 500;

/**
 * Plans each path once: the same result, limits, marks, vouchers and version of the catalogue give the same plan. What is
 * kept goes by a hash of these and names nobody; it ends with the process.
 */
@Injectable()
export class PathPlans {
  private readonly kept = new LRUCache<string, Promise<PathPlan>>({ max: MOST_PLANS });

  /** The plan of the setting; whoever asks for it while it is made waits for the same one. */
  of(setting: PathSetting): Promise<PathPlan> {
    const known = this.kept.get(setting.key);
    if (known !== undefined) return known;
    const plan = planned(setting);
    this.kept.set(setting.key, plan);
    plan.catch(() => this.kept.delete(setting.key));
    return plan;
  }
}

/** Plans once more for every course of the path, and lets other requests have their turn in between. */
async function planned(setting: PathSetting): Promise<PathPlan> {
  const request = setting.request();
  const planner = new Planner(request);
  const path = pathOf(planner);
  const reasons = new Map<string, Reasons>();
  for (const { id } of path.courses) {
    await setImmediate();
    reasons.set(id, reasonsOf(id, path, planner));
  }
  await setImmediate();
  const binding = bindingLimits(path, request);
  await setImmediate();
  return { path, reasons, binding, nextVoucher: nextVoucher(path, request), pinsLeft: pinsLeft(path, planner) };
}

import { costOf } from './cost.js';
import type { Cost, Limits, Path, PathRequest } from './path-shapes.js';
import { DEFAULT_MAX_MINUTES, Planner } from './planner.js';

/** A limit that keeps gaps open; `together`: only all limits at once do. */
export type BindingLimit = 'minutes' | 'priceCents' | 'language' | 'format' | 'accessibility' | 'together';

/** What one limit keeps from being reached. */
export interface Binding {
  readonly limit: BindingLimit;
  /** Competences whose gap would close as well without the limit. */
  readonly closes: readonly string[];
  /** Minutes or cents that this would take in all; null for limits that are no amount. */
  readonly needed: number | null;
  /** How much more that is than the limit allows. */
  readonly short: number | null;
  /** What the path would cost then. */
  readonly cost: Cost;
}

/** What one voucher more would bring. */
export interface NextVoucher {
  /** Cents that it would spare. */
  readonly spares: number;
  /** Competences whose gap would close as well. */
  readonly closes: readonly string[];
}

/**
 * Which limits bind, each by planning once more without it: those without which more gaps would be closed. Empty when
 * no limit keeps a gap open. Minutes count as limited to 40 hours for what is not essential.
 */
export function bindingLimits(path: Path, request: PathRequest): readonly Binding[] {
  if (!path.gapsOpen.some(({ reason }) => reason === 'limits')) return [];
  const lifted = LIMITS.filter(({ isSet }) => isSet(request.limits)).flatMap((limit) =>
    bindingOf(limit, path, request),
  );
  if (lifted.length > 0) return lifted;
  const unlimited = LIMITS.reduce((limits, { lift }) => lift(limits), request.limits);
  return without('together', path, { ...request, limits: unlimited });
}

interface Liftable {
  readonly limit: BindingLimit;
  readonly isSet: (limits: Limits) => boolean;
  readonly lift: (limits: Limits) => Limits;
}

const LIMITS: readonly Liftable[] = [
  { limit: 'minutes', isSet: () => true, lift: (limits) => ({ ...limits, maxMinutes: Number.MAX_SAFE_INTEGER }) },
  {
    limit: 'priceCents',
    isSet: ({ maxPriceCents }) => maxPriceCents !== null,
    lift: (limits) => ({ ...limits, maxPriceCents: null }),
  },
  {
    limit: 'language',
    isSet: ({ language = null }) => language !== null,
    lift: (limits) => ({ ...limits, language: null }),
  },
  { limit: 'format', isSet: ({ format = null }) => format !== null, lift: (limits) => ({ ...limits, format: null }) },
  {
    limit: 'accessibility',
    isSet: ({ accessibleOnly = false }) => accessibleOnly,
    lift: (limits) => ({ ...limits, accessibleOnly: false }),
  },
];

function bindingOf({ limit, lift }: Liftable, path: Path, request: PathRequest): readonly Binding[] {
  const found = without(limit, path, { ...request, limits: lift(request.limits) });
  const { maxMinutes, maxPriceCents } = request.limits;
  return found.map((binding) => {
    if (limit === 'minutes') return withAmount(binding, binding.cost.minutes, maxMinutes ?? DEFAULT_MAX_MINUTES);
    if (limit === 'priceCents') return withAmount(binding, binding.cost.priceCents, maxPriceCents ?? 0);
    return binding;
  });
}

function withAmount(binding: Binding, needed: number, allowed: number): Binding {
  return { ...binding, needed, short: Math.max(0, needed - allowed) };
}

/** What would be closed as well, at the least price where that is the limit, else in the least time. */
function without(limit: BindingLimit, path: Path, request: PathRequest): readonly Binding[] {
  const planner = new Planner(request, limit === 'priceCents' ? 'priceCents' : 'minutes');
  const choice = planner.choose();
  if (choice === null) return [];
  const open = new Set(path.gapsOpen.map(({ competence }) => competence));
  const closes = planner.outline(choice).closed.filter((competence) => open.has(competence));
  if (closes.length === 0) return [];
  return [{ limit, closes, needed: null, short: null, cost: costOf(choice.courses, request.limits.vouchers) }];
}

/** What the next voucher would bring; null when it would change nothing. */
export function nextVoucher(path: Path, request: PathRequest): NextVoucher | null {
  const { limits } = request;
  const planner = new Planner({ ...request, limits: { ...limits, vouchers: limits.vouchers + 1 } });
  const choice = planner.choose();
  if (choice === null) return null;
  const { closed, cost } = planner.outline(choice);
  const open = new Set(path.gapsOpen.map(({ competence }) => competence));
  const closes = closed.filter((competence) => open.has(competence));
  const spares = closes.length > 0 ? 0 : path.cost.priceCents - cost.priceCents;
  return spares > 0 || closes.length > 0 ? { spares, closes } : null;
}

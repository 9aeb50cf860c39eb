import { compareCodes, leastPrice } from './cost.js';
import { levelAfter, levelIn } from './replay.js';
import type { Course, EntryLevel, Levels } from './path-shapes.js';

/** What is compared first between two chains. */
export type Preference = 'minutes' | 'priceCents';

/** How courses are chained. */
export interface ChainRules {
  readonly prefer: Preference;
  readonly vouchers: number;
  /** `ignored` gives a lower bound; `strict` also asks for the entry level of everything that a course teaches. */
  readonly entryLevels: 'met' | 'strict' | 'ignored';
}

interface ChainCost {
  readonly minutes: number;
  readonly priceCents: number;
  readonly codes: readonly string[];
}

/** A level that a course leads to, and the levels that it needs for that. */
interface Step {
  readonly course: Course;
  readonly reaches: EntryLevel;
  readonly needs: readonly EntryLevel[];
  readonly cost: ChainCost;
}

/** Finds chains from one start; `to` answers with the courses, entry levels first, or null when none leads there. */
export interface Chains {
  readonly to: (goal: EntryLevel) => readonly Course[] | null;
}

/** The cheapest known step to at least this level: null when it is there from the start, undefined when none is. */
type LookUp = (need: EntryLevel) => Step | null | undefined;

/** The cheapest known step by competence and whole level. */
type Reached = Map<string, Map<number, Step>>;

/**
 * The cheapest chain of courses to every level that can be reached from `start`. Within one competence it is the
 * shortest path (Dijkstra's problem, solved by repeated relaxation); a course's entry levels on other competences
 * add the cost of their own chains (additive heuristic of planning, Bonet & Geffner 2001), so that a chain which
 * needs none of them is proven cheapest, and any other is one that leads there. Computed when first asked.
 */
export function chainsFrom(start: Levels, courses: readonly Course[], rules: ChainRules): Chains {
  let known: LookUp | undefined;
  return { to: (goal) => collect(goal, (known ??= solve(start, courses, rules))) };
}

function solve(start: Levels, courses: readonly Course[], rules: ChainRules): LookUp {
  const reached: Reached = new Map();
  const steps = courses.flatMap((course) => stepsOf(course, rules));
  const lookUp: LookUp = ({ competence, level }) =>
    levelIn(start, competence) >= level ? null : reached.get(competence)?.get(Math.ceil(level));
  let improved = true;
  while (improved) {
    improved = steps.filter((step) => relax(step, reached, { lookUp, rules })).length > 0;
  }
  return lookUp;
}

/** Notes the step for every level that it is now the cheapest way to; true when there is one. */
function relax(step: Step, reached: Reached, { lookUp, rules }: { lookUp: LookUp; rules: ChainRules }): boolean {
  const cost = costWithNeeds(step, lookUp);
  if (cost === null) return false;
  const { competence, level } = step.reaches;
  const byLevel = reached.get(competence) ?? new Map<number, Step>();
  reached.set(competence, byLevel);
  let improved = false;
  for (let lifted = level; lookUp({ competence, level: lifted }) !== null; lifted -= 1) {
    const known = byLevel.get(lifted);
    if (known !== undefined && compareCosts(cost, known.cost, rules.prefer) >= 0) break;
    byLevel.set(lifted, { ...step, cost });
    improved = true;
  }
  return improved;
}

function costWithNeeds(step: Step, lookUp: LookUp): ChainCost | null {
  return step.needs.reduce<ChainCost | null>((sum, need) => {
    const before = lookUp(need);
    if (sum === null || before === undefined) return null;
    return before === null ? sum : add(sum, before.cost);
  }, step.cost);
}

function collect(goal: EntryLevel, lookUp: LookUp): readonly Course[] | null {
  const step = lookUp(goal);
  if (step === undefined) return null;
  if (step === null) return [];
  const before = step.needs.flatMap((need) => collect(need, lookUp) ?? []);
  return [...new Set([...before, step.course])];
}

function stepsOf(course: Course, { entryLevels, vouchers }: ChainRules): readonly Step[] {
  const cost = { minutes: course.minutes, priceCents: leastPrice(course, vouchers), codes: [course.code] };
  const taught = course.teaches.map(({ competence, from }) => ({ competence, level: from }));
  return course.teaches.map(({ competence, from }) => {
    const own = { competence, level: from };
    const needs = { ignored: [own], met: [own, ...course.requires], strict: [...taught, ...course.requires] };
    const reaches = { competence, level: levelAfter(course, competence, from) };
    return { course, reaches, needs: distinct(needs[entryLevels]), cost };
  });
}

/** Of several needed levels of a competence only the highest, so that its chain is counted once. */
function distinct(needs: readonly EntryLevel[]): readonly EntryLevel[] {
  const highest = new Map<string, number>();
  for (const { competence, level } of needs) {
    highest.set(competence, Math.max(level, highest.get(competence) ?? level));
  }
  return [...highest].map(([competence, level]) => ({ competence, level }));
}

function add(x: ChainCost, y: ChainCost): ChainCost {
  return {
    minutes: x.minutes + y.minutes,
    priceCents: x.priceCents + y.priceCents,
    codes: [...x.codes, ...y.codes].sort(),
  };
}

function compareCosts(x: ChainCost, y: ChainCost, prefer: Preference): number {
  const [minutes, price] = [x.minutes - y.minutes, x.priceCents - y.priceCents];
  const byCost = prefer === 'minutes' ? minutes || price : price || minutes;
  return byCost || x.codes.length - y.codes.length || compareCodes(x.codes, y.codes);
}

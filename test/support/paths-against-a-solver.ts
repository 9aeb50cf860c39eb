import highs from 'highs';
import { randomOf } from '../../src/checks/domain/simulation/random.js';
import { planPath } from '../../src/paths/domain/path.js';
import type { Course, PathRequest } from '../../src/paths/domain/path-shapes.js';
import { orders } from '../../src/paths/domain/replay.js';
import { simulatedRequest } from '../../src/paths/domain/simulation/simulated-request.js';
import { coverProgram } from './cover-program.js';

const AT_ONCE = 10;
/** Made once: to compile it takes as long as some solutions. */
let solver: ReturnType<typeof highs.default> | undefined;

/** A path of ours beside what the solver says of the same request; minutes of the necessary part. */
export interface Compared {
  readonly seed: string;
  readonly ours: number;
  readonly solvers: number;
  /** The solver's courses can be taken one after the other: then they are a path, and no bound may lie above them. */
  readonly isPath: boolean;
  readonly isProven: boolean;
  readonly bound: number;
}

/** The first of every ten cases from `first` on, as many tens as make a hundred. */
export function tensOfAHundred(first: number): readonly number[] {
  return Array.from({ length: 100 / AT_ONCE }, (_, i) => first + i * AT_ONCE);
}

/** Ten cases of 5,000 courses and 21 gaps. */
export async function besideASolver(from: number): Promise<readonly Compared[]> {
  solver ??= highs.default();
  const solve = solverOf(await solver);
  return Array.from({ length: AT_ONCE }, (_, i) => compared(`large ${String(from + i)}`, solve));
}

/** What is wrong with a path, in words; mostly nothing. */
export function faultsOf({ seed, ours, solvers, isPath, isProven, bound }: Compared): readonly string[] {
  return [
    ...(ours < solvers ? [`${seed}: shorter than any cover`] : []),
    ...(isPath && bound > solvers ? [`${seed}: the bound ${String(bound)} is above ${String(solvers)}`] : []),
    ...(isPath && isProven && ours !== solvers
      ? [`${seed}: ${String(ours)} called the least, not ${String(solvers)}`]
      : []),
  ];
}

type Solve = (request: PathRequest) => { readonly minutes: number; readonly courses: readonly Course[] };

function compared(seed: string, solve: Solve): Compared {
  const request = simulatedRequest(randomOf(seed), { courses: 5_000, gaps: 21 });
  const { courses: steps, optimal: isProven, bound } = planPath(request);
  const ours = sum(steps.filter(({ part }) => part === 'necessary'));
  const { minutes: solvers, courses } = solve(request);
  return { seed, ours, solvers, isPath: hasOrder(courses, request), isProven, bound: bound ?? 0 };
}

function solverOf(solver: Awaited<ReturnType<typeof highs.default>>): Solve {
  return (request) => {
    const { text, courses } = coverProgram(request);
    const solution = solver.solve(text, { mip_rel_gap: 0 });
    if (solution.Status !== 'Optimal') throw new Error(`the solver says ${solution.Status}`);
    const taken = courses.filter((_, at) => Math.round(solution.Columns[`x${String(at)}`]?.Primal ?? 0) === 1);
    return { minutes: sum(taken), courses: taken };
  };
}

/** Whether the courses can be taken one after the other. */
function hasOrder(courses: readonly Course[], { levels }: PathRequest): boolean {
  for (const { courses: taken } of orders(courses, levels)) if (taken.length === courses.length) return true;
  return false;
}

function sum(courses: readonly { readonly minutes: number }[]): number {
  return courses.reduce((total, { minutes }) => total + minutes, 0);
}

import highs from 'highs';
import { randomOf } from '../../src/checks/domain/simulation/random.js';
import { planPath } from '../../src/paths/domain/path.js';
import type { Course, PathRequest } from '../../src/paths/domain/path-shapes.js';
import { orders } from '../../src/paths/domain/replay.js';
import { simulatedRequest } from '../../src/paths/domain/simulation/simulated-request.js';
import { coverProgram } from './cover-program.js';

const BLOCK = 10;

/** Two files share the cases, so that they run side by side. */
export function pathsAgainstASolver(first: number, count: number): void {
  const blocks = Array.from({ length: count / BLOCK }, (_, i) => first + i * BLOCK);

  describe('A path for 21 gaps through 5,000 courses, beside an integer program of its own (HiGHS)', () => {
    it.each(blocks)('takes as few minutes, or the bound that it states is true: ten cases from %i on', async (from) => {
      const solve = solverOf(await highs.default());
      for (let at = from; at < from + BLOCK; at += 1) compare(`large ${String(at)}`, solve);
    });
  });
}

type Solve = (request: PathRequest) => { readonly minutes: number; readonly courses: readonly Course[] };

function compare(seed: string, solve: Solve): void {
  const request = simulatedRequest(randomOf(seed), { courses: 5_000, gaps: 21 });
  const path = planPath(request);
  const ours = sum(path.courses.filter(({ part }) => part === 'necessary'));
  const { minutes, courses } = solve(request);
  expect({ seed, isShorterThanAnyCover: ours < minutes }).toEqual({ seed, isShorterThanAnyCover: false });
  if (!hasOrder(courses, request)) return;
  expect({ seed, isBoundTrue: (path.bound ?? 0) <= minutes }).toEqual({ seed, isBoundTrue: true });
  if (path.optimal) expect({ seed, minutes: ours }).toEqual({ seed, minutes });
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

/** Whether the courses can be taken one after the other: then they are a path, and no bound may lie above them. */
function hasOrder(courses: readonly Course[], { levels }: PathRequest): boolean {
  for (const { courses: taken } of orders(courses, levels)) if (taken.length === courses.length) return true;
  return false;
}

function sum(courses: readonly { readonly minutes: number }[]): number {
  return courses.reduce((total, { minutes }) => total + minutes, 0);
}

import highs from 'highs';

import { randomOf } from '../../src/checks/domain/simulation/random.js';
import { attack, type Solver } from '../support/disclosure/attacker.js';
import { KERNEL, WITHOUT_COMPLEMENTS, WITHOUT_ROUNDING } from '../support/disclosure/figures.js';
import { population } from '../support/disclosure/population.js';

const POPULATIONS = 200;
const BLOCK = 20;
/** Populations in which an unprotected publication gives somebody away. */
const FEW = 2;

describe('Somebody with all published figures, two quarters, all releases and an integer program (HiGHS)', () => {
  const blocks = Array.from({ length: POPULATIONS / BLOCK }, (_, at) => at * BLOCK);

  it.each(blocks)('concludes nothing of a person and no hidden figure: twenty populations from %i on', async (from) => {
    const solve = solverOf(await highs.default());
    for (let at = from; at < from + BLOCK; at += 1) {
      const seed = `population ${String(at)}`;
      expect({ seed, pinned: attack(population(randomOf(seed)), KERNEL, solve) }).toEqual({ seed, pinned: [] });
    }
  });

  it.each([
    { without: 'rounding and complementary suppression', rules: WITHOUT_COMPLEMENTS },
    { without: 'rounding', rules: WITHOUT_ROUNDING },
  ])(
    'does conclude something of somebody, and hidden figures, from a publication without $without',
    async ({ rules }) => {
      const solve = solverOf(await highs.default());
      const pinned = Array.from({ length: FEW }, (_, at) =>
        attack(population(randomOf(`population ${String(at)}`)), rules, solve),
      ).flat();
      expect(pinned.filter((one) => one.startsWith('person:'))).not.toEqual([]);
      expect(pinned.filter((one) => one.startsWith('hidden:'))).not.toEqual([]);
    },
  );
});

function solverOf(solver: Awaited<ReturnType<typeof highs.default>>): Solver {
  return (program) => {
    const { Status, Columns } = solver.solve(program);
    if (Status === 'Infeasible') return undefined;
    if (Status !== 'Optimal') throw new Error(`the solver says ${Status}`);
    return new Map(
      Object.entries(Columns).map(([name, column]) => [name, 'Primal' in column ? Number(column.Primal) : 0]),
    );
  };
}

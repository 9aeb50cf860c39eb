import highs from 'highs';

import { randomOf } from '../../src/checks/domain/simulation/random.js';
import { attack, type Solver } from '../support/disclosure/attacker.js';
import { KERNEL, WITHOUT_COMPLEMENTS, WITHOUT_DRAWING, WITHOUT_ROUNDING } from '../support/disclosure/figures.js';
import { population } from '../support/disclosure/population.js';

const POPULATIONS = 200;
const BLOCK = 20;
/** Within so many populations an unprotected publication gives somebody away. */
const MOST = 8;

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
      const found = new Set<string>();
      for (let at = 0; at < MOST && found.size < 2; at += 1) {
        const pinned = attack(population(randomOf(`population ${String(at)}`)), rules, solve);
        for (const one of pinned) found.add(one.split(':')[0] ?? '');
      }
      expect([...found].sort()).toEqual(['hidden', 'person']);
    },
  );

  it('does conclude something of somebody from figures about items that are made of everybody', async () => {
    const solve = solverOf(await highs.default());
    const found = Array.from({ length: MOST }, (_, at) => population(randomOf(`population ${String(at)}`))).find(
      (persons) => attack(persons, WITHOUT_DRAWING, solve).some((one) => one.startsWith('person')),
    );
    expect(found).toBeDefined();
  });
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

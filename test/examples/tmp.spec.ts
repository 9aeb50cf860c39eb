import highs from 'highs';
import { randomOf } from '../../src/checks/domain/simulation/random.js';
import { attack, FILTER } from '../support/disclosure/attacker.js';
import { population } from '../support/disclosure/population.js';
it.each([['coverage'],['insights,coverage,need,impact']])('%s', async (set) => {
  const solver = await highs.default();
  FILTER.set = set;
  const solve = (program: string) => {
    const { Status, Columns } = solver.solve(program) as any;
    if (Status === 'Infeasible') return undefined;
    return new Map(Object.entries(Columns).map(([n, c]: any) => [n, Number(c.Primal)]));
  };
  const t = Date.now();
  let bad = 0; const first: string[] = [];
  for (let at = 0; at < 200; at++) {
    const pins = attack(population(randomOf(`population ${at}`)), solve as any);
    if (pins.length) { bad++; if (first.length < 12) first.push(`${at}: ${pins[0]}`); }
  }
  console.log(set, 'bad', bad, Date.now() - t, 'ms\n' + first.join('\n'));
}, 300000);

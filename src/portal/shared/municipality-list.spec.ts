import type { Municipality } from '../../municipalities/index.js';
import { calledSo } from './municipality-list.js';

const ALL = [
  ['Landau in der Pfalz', '073130000000'],
  ['Kandel', '073345010'],
  ['Anderkand', '073345011'],
  ['Wörth am Rhein', '073340501'],
].map(([name, ars]) => ({ name, ars }) as Municipality);

it.each([
  ['kand', ['Anderkand', 'Kandel', 'Landau in der Pfalz']],
  ['woerth', ['Wörth am Rhein']],
  ['07334', ['Anderkand', 'Kandel', 'Wörth am Rhein']],
  ['nirgends', []],
])('somebody who looks for %j finds %j, those first that are written so', (search, names) => {
  expect(calledSo(ALL, search).map(({ name }) => name)).toEqual(names);
});

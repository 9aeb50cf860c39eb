import { namedId } from './named-id.js';

it('gives a UUID of version 5 that only the name decides', () => {
  expect(namedId('a')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(namedId('a')).toBe(namedId('a'));
  expect(namedId('a')).not.toBe(namedId('b'));
});

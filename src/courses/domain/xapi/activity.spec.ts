import { courseNamed } from './activity.js';

const first = { id: '1', url: 'https://kurse.example/a', code: 'LL-1' };
const second = { id: '2', url: null, code: 'LL 2' };
const twin = { id: '3', url: 'https://kurse.example/twin', code: 'LL-1' };

describe('the course that an activity names', () => {
  it.each([
    ['its address', 'https://kurse.example/a', '1'],
    ['its address with a slash', 'https://kurse.example/a/', '1'],
    ['its code at the end of an address', 'https://lms.example/xapi/LL-1', '1'],
    ['its code at the end of a name', 'urn:kurs:LL-1', '1'],
    ['its code, encoded', 'https://lms.example/LL%202', '2'],
  ])('is found by %s', (_, activity, id) => {
    expect(courseNamed(activity, [first, second])?.id).toBe(id);
  });

  it.each([
    ['another address', 'https://kurse.example/ab'],
    ['a broken encoding', 'https://kurse.example/%zz'],
    ['only a part of the code', 'urn:kurs:L-1'],
  ])('is not found by %s', (_, activity) => {
    expect(courseNamed(activity, [first, second])).toBeNull();
  });

  it('is not guessed when two have the code, but the address still tells', () => {
    expect(courseNamed('urn:kurs:LL-1', [first, twin])).toBeNull();
    expect(courseNamed('https://kurse.example/twin', [first, twin])?.id).toBe('3');
  });
});

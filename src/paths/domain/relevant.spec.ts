import type { Course, EntryLevel, Teaching } from './path-shapes.js';
import { relevantCourses } from './relevant.js';

function course(code: string, teaches: readonly Teaching[], requires: readonly EntryLevel[] = []): Course {
  return { id: code, code, teaches, requires, minutes: 60, priceCents: 0, languages: ['de'], voucherEligible: false };
}

describe('the courses that can have a place in a path', () => {
  const gaps = [{ competence: '1.1', from: 2, to: 4, essential: true, weight: 1 }];
  const lifting = course('A', [{ competence: '1.1', from: 2, to: 4 }], [{ competence: '5.1', level: 3 }]);
  const opener = course('B', [{ competence: '5.1', from: 1, to: 3 }], [{ competence: '5.2', level: 1 }]);
  const openerOfOpener = course('C', [{ competence: '5.2', from: 0, to: 1 }]);
  const known = course('D', [{ competence: '1.1', from: 0, to: 2 }]);
  const other = course('E', [{ competence: '3.1', from: 0, to: 2 }]);
  const all = [lifting, opener, openerOfOpener, known, other];

  it('lift a gap or open the way, also over several steps', () => {
    expect(relevantCourses(all, gaps, { '5.1': 1 })).toEqual([lifting, opener, openerOfOpener]);
  });

  it('teach something that is not there yet', () => {
    expect(relevantCourses(all, gaps, { '5.1': 3, '5.2': 1 })).toEqual([lifting]);
  });

  it('are none without a gap', () => {
    expect(relevantCourses(all, [], {})).toEqual([]);
  });
});

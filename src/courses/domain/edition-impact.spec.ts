import { impactOfEdition, type ImpactProfile, type ReferringThings, type Touched } from './edition-impact.js';

const NOTHING: ReferringThings = { profiles: [], items: [], courses: [], persons: [] };
const profile = (state: ImpactProfile['state'], competence: string) => {
  return { id: state, code: 'archiv', version: 1, title: { de: 'Archiv' }, state, edition: '2026', competence };
};
const touched = (code: string, difference: Touched['difference']): Touched => ({
  code,
  title: { de: code },
  difference,
});

describe('The impact of an edition', () => {
  it.each([
    { difference: 'withdrawn', state: 'published', conflict: true },
    { difference: 'withdrawn', state: 'draft', conflict: false },
    { difference: 'changed', state: 'published', conflict: false },
    { difference: 'added', state: 'published', conflict: false },
  ] as const)('is a conflict ($conflict) where a $state profile asks for what is $difference', (one) => {
    const [impact] = impactOfEdition([touched('1.1', one.difference)], {
      ...NOTHING,
      profiles: [profile(one.state, '1.1')],
    });
    expect(impact?.conflict).toBe(one.conflict);
    expect(impact?.profiles).toEqual([expect.objectContaining({ id: one.state, edition: '2026' })]);
  });

  it('gives each competence what refers to it, and nothing of another', () => {
    const things: ReferringThings = {
      profiles: [profile('published', '1.1')],
      items: [{ competence: '1.2', instrumentId: 'i', version: 3, bankTitle: { de: 'Bank' }, items: 4 }],
      courses: [{ competence: '1.2', count: 7, first: [{ id: 'c', title: { de: 'Kurs' }, state: 'published' }] }],
      persons: [{ competence: '1.1', running: null, measured: 10 }],
    };
    expect(impactOfEdition([touched('1.1', 'changed'), touched('1.2', 'changed')], things)).toMatchObject([
      { code: '1.1', profiles: [{ id: 'published' }], items: [], courses: { count: 0 }, running: null, measured: 10 },
      { code: '1.2', profiles: [], items: [{ items: 4 }], courses: { count: 7 }, running: null, measured: null },
    ]);
  });

  it('begins with the conflicts, then what is withdrawn, changed, added', () => {
    const all = [touched('1', 'added'), touched('2', 'changed'), touched('3', 'withdrawn'), touched('4', 'withdrawn')];
    const impacts = impactOfEdition(all, { ...NOTHING, profiles: [profile('published', '4')] });
    expect(impacts.map(({ code }) => code)).toEqual(['4', '3', '2', '1']);
  });
});

import { isKeyed, type ItemKind } from './item.js';
import { practiceEnd, practiceForm, practiceProgress, type PracticeTarget, readPractice } from './practice.js';

const item = (code: string, anchor: number, kind: ItemKind = 'self-rating') => ({
  code,
  competence: code.split('-')[0]!,
  anchor,
  kind,
});
/** Twelve ratings and three items with a right answer, as the bank of the product has them on each competence. */
const itemsOn = (competence: string) => [
  ...Array.from({ length: 12 }, (_, i) => item(`${competence}-s${String(i)}`, 1.5 + 2 * (i % 4))),
  ...[2, 4, 6].map((level, i) => item(`${competence}-q${String(i)}`, level, 'single-choice')),
];
const codes = ['1.1', '1.2', '2.1', '3.1', '4.1'];
const bank = codes.flatMap(itemsOn);
const targets: readonly PracticeTarget[] = codes.map((competence) => ({
  competence,
  minimum: 4,
  essential: competence < '3',
}));
const seeds = Array.from({ length: 20 }, (_, i) => `seed ${String(i)}`);
const competencesOf = (form: readonly { readonly competence: string }[]) => [
  ...new Set(form.map((one) => one.competence)),
];

describe('a practice', () => {
  it('asks three questions each on two essential competences', () => {
    for (const seed of seeds) {
      const form = practiceForm(targets, bank, seed);
      expect([form.length, competencesOf(form).length]).toEqual([6, 2]);
      for (const competence of competencesOf(form)) {
        expect(competence < '3').toBe(true);
        expect(form.filter((one) => one.competence === competence)).toHaveLength(3);
      }
    }
  });

  it('is the same for the same seed, whatever the order of bank and profile, and another for others', () => {
    const forms = seeds.map((seed) => practiceForm(targets, bank, seed));
    expect(seeds.map((seed) => practiceForm([...targets].reverse(), [...bank].reverse(), seed))).toEqual(forms);
    expect(new Set(forms.map((form) => competencesOf(form).sort().join())).size).toBe(3);
  });

  it('begins with what has a right answer, but leaves some for the check that nobody was told', () => {
    for (const seed of seeds) {
      const form = practiceForm(targets, bank, seed);
      expect(form.slice(0, 2).every(isKeyed)).toBe(true);
      const told = new Set(seeds.flatMap((one) => practiceForm(targets, bank, one)).filter(isKeyed));
      for (const competence of competencesOf(form))
        expect(bank.filter((one) => one.competence === competence && isKeyed(one) && !told.has(one))).toHaveLength(1);
    }
  });

  it.each<[string, readonly PracticeTarget[], readonly ReturnType<typeof item>[], number]>([
    ['one competence', targets.slice(0, 1), bank, 6],
    ['a competence named twice', [targets[0]!, { ...targets[0]!, minimum: 6 }], bank, 6],
    ['desirable competences where none is essential', targets.slice(3), bank, 6],
    ['what the bank holds', targets.slice(0, 2), [item('1.1-a', 3), item('1.2-a', 3), item('1.2-b', 3)], 3],
    ['nothing where the bank holds nothing', targets, [], 0],
  ])('asks on %s', (_, asked, items, count) => {
    const form = practiceForm(asked, items, 's');
    expect(form).toHaveLength(count);
    expect(new Set(form).size).toBe(count);
  });
});

describe('the token of a practice', () => {
  const now = new Date('2026-03-01T10:00:00Z');
  const practice = {
    personId: 'p1',
    seed: 's',
    form: ['i1', 'i2'],
    responses: [{ kind: 'skip' as const }],
    expiresAt: practiceEnd(now),
  };
  const after = (minutes: number): Date => new Date(now.getTime() + minutes * 60_000);

  it('is good for its person for two hours', () => {
    expect(readPractice(practice, 'p1', after(119))).toEqual(practice);
    expect(practiceProgress(practice)).toEqual({ answered: 1, total: 2 });
    expect(() => readPractice(practice, 'p1', after(120))).toThrow('practice-token-expired');
  });

  it.each<[string, unknown]>([
    ['one that was not signed', undefined],
    ['one of another person', { ...practice, personId: 'p2' }],
    ['one without questions', { ...practice, form: undefined }],
    ['one with more responses than questions', { ...practice, form: [] }],
    ['one without an end', { ...practice, expiresAt: undefined }],
    ['no object', 'practice'],
    ['nothing', null],
  ])('is not %s', (_, content) => {
    expect(() => readPractice(content, 'p1', now)).toThrow('practice-token-invalid');
  });
});

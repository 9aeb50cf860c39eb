import { BLANK, contentOf, differingFields, type ProgrammeValues, valuesOfForm, withStored } from './form.js';

const WHOLE: ProgrammeValues = {
  ...BLANK,
  ...{ titleDe: 'Gutscheine', startsOn: '2026-01-01', endsOn: '2026-12-31', total: '2.750', maxPrice: '149,5' },
};
const COURSE = '5c0fd6a0-0000-4000-8000-000000000000';
const faultsOf = (more: Partial<ProgrammeValues>): readonly string[] =>
  contentOf({ ...WHOLE, ...more }).faults.map(({ field, fault }) => `${field} ${fault}`);

describe('the form of a programme', () => {
  it('is read as people write', () => {
    expect(contentOf(WHOLE)).toMatchObject({
      faults: [],
      content: { title: { de: 'Gutscheine' }, total: 2750, reserve: 0, maxPriceCents: 14_950, validityDays: 180 },
    });
    expect(contentOf({ ...WHOLE, maxPrice: '', titleEn: 'Vouchers' }).content).toMatchObject({
      title: { de: 'Gutscheine', en: 'Vouchers' },
      maxPriceCents: null,
    });
  });

  it.each<[Partial<ProgrammeValues>, readonly string[]]>([
    [{ titleDe: '' }, ['titleDe needed']],
    [{ titleEn: 'x'.repeat(201) }, ['titleEn tooLong']],
    [{ startsOn: '', endsOn: '2026-02-30' }, ['startsOn needed', 'endsOn noDay']],
    [{ endsOn: '2025-12-31' }, ['endsOn endsBeforeStart']],
    [{ total: '', validityDays: '1,5' }, ['total needed', 'validityDays noCount']],
    [{ total: '0' }, ['total noCount']],
    [{ limitPerYear: '101', objectionDays: '-1' }, ['objectionDays noCount', 'limitPerYear noCount']],
    [{ reserve: '2751' }, ['reserve reserveAboveTotal']],
    [{ maxPrice: 'viel' }, ['maxPrice noPrice']],
    [{ maxPrice: '0,00' }, ['maxPrice priceOfNothing']],
    [{ courseIds: ['7'] }, ['courseIds noCourse']],
    [{ providers: Array.from({ length: 201 }, (_, at) => `A${at}`) }, ['providers tooMany']],
    [
      { approval: 'anybody', waitingOrder: '', waitingApproval: '' },
      ['approval needed', 'waitingOrder needed', 'waitingApproval needed'],
    ],
  ])('names what is to be mended: %j', (more, faults) => {
    expect(faultsOf(more)).toEqual(faults);
  });

  it('takes one box or several, and each once', () => {
    expect(valuesOfForm({ providers: 'A', courseIds: [COURSE, COURSE], titleDe: ' x ', total: ['1'] })).toMatchObject({
      ...{ providers: ['A'], courseIds: [COURSE], competences: [], titleDe: 'x', total: '', revision: 0 },
    });
  });

  it('says in which fields two differ, and takes the stored value where it is to stay', () => {
    const mine = { ...WHOLE, revision: 3, total: '50', providers: ['B', 'A'], courseSearch: 'x' };
    const stored = { ...WHOLE, revision: 4, titleDe: 'Anders', providers: ['A', 'B'] };
    expect(differingFields(stored, mine)).toEqual(['titleDe', 'total']);
    expect(withStored(mine, stored, ['titleDe', 'revision'])).toEqual({ ...mine, titleDe: 'Anders' });
  });
});

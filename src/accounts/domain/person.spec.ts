import { canonicalEmail, isEmail, isName, withEmployment } from './person.js';

describe('an e-mail address', () => {
  it('is kept in one spelling', () => {
    expect(canonicalEmail('  Erika.Muster@Kommune.Example ')).toBe('erika.muster@kommune.example');
  });

  it.each([
    ['erika.muster@kommune.example', true],
    ["o'neill+amt@vg-süd.kommune.example", true],
    ['erika', false],
    ['erika@', false],
    ['@kommune.example', false],
    ['erika@kommune', false],
    ['erika@kommune.e', false],
    ['erika@@kommune.example', false],
    ['erika..muster@kommune.example', false],
    ['erika@-kommune.example', false],
    ['erika muster@kommune.example', false],
    ['Erika <erika@kommune.example>', false],
    ['ERIKA@KOMMUNE.EXAMPLE', false],
    [`${'e'.repeat(64)}@kommune.example`, true],
    [`${'e'.repeat(65)}@kommune.example`, false],
    [`e@${'kommune.'.repeat(32)}example`, false],
  ])('%s in its canonical spelling is one: %s', (address, expected) => {
    expect(isEmail(address)).toBe(expected);
  });
});

describe('a name', () => {
  it.each([
    ['Erika', true],
    ['Núñez-O’Brien', true],
    ['', false],
    [' ', false],
    ['Erika\nMuster', false],
    ['E'.repeat(100), true],
    ['E'.repeat(101), false],
  ])('%j is one: %s', (name, expected) => {
    expect(isName(name)).toBe(expected);
  });
});

describe('memberships to be provided', () => {
  it('make an HR person an employee of the same municipality', () => {
    const hr = { municipalityId: 'a', role: 'hr', unit: 'Personal' } as const;
    expect(withEmployment([hr])).toEqual([hr, { ...hr, role: 'employee' }]);
  });

  it('stay as they are when the employment is named', () => {
    const both = [
      { municipalityId: 'a', role: 'hr' },
      { municipalityId: 'a', role: 'employee', unit: 'Bürgerbüro' },
    ] as const;
    expect(withEmployment(both)).toEqual(both);
  });

  it('do not turn employees into HR', () => {
    const employee = [{ municipalityId: 'a', role: 'employee' }] as const;
    expect(withEmployment(employee)).toEqual(employee);
  });
});

import { canonicalEmail, withEmployment } from './person.js';

describe('an e-mail address', () => {
  it('is kept in one spelling', () => {
    expect(canonicalEmail('  Erika.Muster@Kommune.Example ')).toBe('erika.muster@kommune.example');
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

import {
  hasShownFactor,
  identityFrom,
  type IdentityProvider,
  isIssuer,
  mustBelongOnlyHere,
} from './identity-provider.js';

const PROVIDER: IdentityProvider = {
  ...{ municipalityId: 'here', issuer: 'https://login.kommune.example', clientId: 'lernlotse', secretVariable: null },
  ...{
    scope: 'openid',
    roleClaim: 'groups',
    hrValues: ['personal'],
    asksSecondFactor: false,
    factorValues: [],
    isEnabled: true,
    isRequired: false,
  },
};
const CLAIMS = {
  ...{ sub: '1', email: ' Erika@Kommune.example ', email_verified: true, given_name: 'Erika', family_name: 'Muster' },
};

describe('a second factor at the provider', () => {
  it.each<[string, object, readonly string[], boolean]>([
    ['several methods, by their standard name', { amr: ['pwd', 'mfa'] }, [], true],
    ['one method', { amr: ['pwd'] }, [], false],
    ['nothing', {}, [], false],
    ['a class that is asked for', { acr: 'urn:bund:hoch' }, ['urn:bund:hoch', 'gold'], true],
    ['a method that is asked for', { acr: '1', amr: ['otp'] }, ['otp', 'hwk'], true],
    ['the standard name, where others are asked for', { amr: ['mfa'] }, ['otp'], false],
    ['a part of what is asked for', { acr: 'gol' }, ['gold'], false],
    ['something else than a text', { acr: { gold: true }, amr: [1, null] }, ['gold'], false],
  ])('was shown or not: %s', (_, idToken, factorValues, isShown) => {
    expect(hasShownFactor(idToken as Record<string, unknown>, { asksSecondFactor: true, factorValues })).toBe(isShown);
    expect(hasShownFactor(idToken as Record<string, unknown>, { asksSecondFactor: false, factorValues })).toBe(false);
  });
});

describe('an identity', () => {
  it.each([
    ['a list with it', ['bauamt', 'personal'], true],
    ['the value alone', 'personal', true],
    ['a list without it', ['bauamt'], false],
    ['nothing', undefined, false],
    ['something else', { personal: true }, false],
  ])('is HR by its claim: %s', (_, groups, isHr) => {
    expect(identityFrom({ ...CLAIMS, groups }, PROVIDER)).toEqual({
      ...{ subject: '1', email: 'erika@kommune.example', givenName: 'Erika', familyName: 'Muster' },
      isHr,
    });
  });

  it('has no role where the provider decides on none', () => {
    expect(identityFrom(CLAIMS, { ...PROVIDER, roleClaim: null }).isHr).toBeNull();
  });

  it.each([
    ['no subject', { sub: '' }],
    ['no address', { email: undefined }],
    ['an address that is not verified', { email_verified: false }],
    ['an address of which it is not said', { email_verified: undefined }],
    ['no name', { family_name: ' ' }],
    ['a name that is no text', { given_name: 5 }],
  ])('is refused with %s', (_, claims) => {
    expect(() => identityFrom({ ...CLAIMS, ...claims }, PROVIDER)).toThrow('oidc-claims-missing');
  });

  const [here, there] = [{ municipalityId: 'here' }, { municipalityId: 'there' }];
  it.each([
    ['an employee of it', false, [here, here], true],
    ['an admin', true, [here], false],
    ['somebody who works elsewhere too', false, [here, there], false],
    ['somebody who works elsewhere', false, [there], false],
    ['somebody who has left', false, [], false],
  ])('of a provider may be %s: %s', (_, admin, places, allowed) => {
    const check = () => {
      mustBelongOnlyHere({ admin }, places, 'here');
    };
    if (allowed) expect(check).not.toThrow();
    else expect(check).toThrow('oidc-person-elsewhere');
  });
});

it.each([
  ['https://login.kommune.example', true],
  ['https://login.kommune.example/realms/a', true],
  ['http://127.0.0.1:3000', true],
  ['http://login.kommune.example', false],
  ['https://login.kommune.example/?a', false],
  ['https://a:b@login.kommune.example', false],
  ['ftp://login.kommune.example', false],
  ['login', false],
])('%s is an issuer: %s', (issuer, expected) => {
  expect(isIssuer(issuer)).toBe(expected);
});

import { canWork, findingsIn } from './provider-check.js';

const wanted = { scope: 'openid email', roleClaim: 'groups' };
const good = {
  issuer: 'https://login.kommune.example',
  code_challenge_methods_supported: ['plain', 'S256'],
  scopes_supported: ['openid', 'email', 'profile'],
  claims_supported: ['sub', 'groups'],
};

describe('what a provider says about itself', () => {
  it.each([
    ['all that we need', {}, 'good', 'good', 'good'],
    ['nothing', { ...absent(), issuer: good.issuer }, 'doubtful', 'doubtful', 'doubtful'],
    ['another challenge', { code_challenge_methods_supported: ['plain'] }, 'bad', 'good', 'good'],
    ['fewer scopes', { scopes_supported: ['openid'] }, 'good', 'doubtful', 'good'],
    ['other claims', { claims_supported: ['sub'] }, 'good', 'good', 'doubtful'],
  ])('%s', (_, said, pkce, scopes, claim) => {
    const findings = findingsIn({ ...good, ...said }, wanted);
    expect(findings).toEqual([
      { point: 'pkce', state: pkce },
      { point: 'scopes', state: scopes },
      { point: 'role-claim', state: claim },
    ]);
    expect(canWork(findings)).toBe(pkce !== 'bad');
  });

  it('is not asked for a claim that nobody reads', () => {
    expect(findingsIn(good, { ...wanted, roleClaim: null }).map(({ point }) => point)).toEqual(['pkce', 'scopes']);
  });
});

function absent() {
  return {
    code_challenge_methods_supported: undefined,
    scopes_supported: undefined,
    claims_supported: undefined,
  };
}

import { type ProfileContent, sayTheSame, tidied } from './profile.js';

const needed = { minimum: 3, maximum: null, weight: 2, essential: true, alternative: null };
const profile: ProfileContent = {
  title: { de: 'Bürgerbüro', en: 'Citizens’ office' },
  summary: { de: 'Berät.' },
  domain: 'cross-cutting',
  group: 'specialist',
  careerLevel: 'clerk',
  requirements: [
    { competence: '1.1', ...needed },
    { competence: '2.1', ...needed },
  ],
};

describe('two profiles', () => {
  it('say the same in another order of requirements and of languages', () => {
    const other = {
      ...profile,
      title: { en: 'Citizens’ office', de: 'Bürgerbüro' },
      requirements: profile.requirements.toReversed(),
    };
    expect(sayTheSame(profile, other)).toBe(true);
  });

  it.each<[string, Partial<ProfileContent>]>([
    ['title', { title: { de: 'Bürgeramt' } }],
    ['group', { group: 'leadership' }],
    ['requirement', { requirements: [{ competence: '1.1', ...needed }] }],
    ['weight', { requirements: profile.requirements.map((r) => ({ ...r, weight: 5 })) }],
  ])('differ by their %s', (_, change) => {
    expect(sayTheSame(profile, { ...profile, ...change })).toBe(false);
  });
});

it('is kept without stray spaces, line ends, empty languages and disorder', () => {
  const sent = {
    ...profile,
    title: { de: ' Bürgerbüro ', en: '  ' },
    summary: { de: 'Berät.\r\nHilft.' },
    requirements: profile.requirements.toReversed(),
  };
  expect(tidied(sent)).toEqual({ ...profile, title: { de: 'Bürgerbüro' }, summary: { de: 'Berät.\nHilft.' } });
});

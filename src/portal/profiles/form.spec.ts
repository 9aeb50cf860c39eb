import { contentOf, requirementIn, valuesOfForm, valuesOfProfile } from './form.js';

const sent = {
  ...{ revision: '2', code: ' archiv ', titleDe: 'Archiv', titleEn: '', summaryDe: 'Bewahrt auf.', summaryEn: '' },
  ...{ domain: 'it', group: 'specialist', careerLevel: 'clerk' },
  ...{ 'minimum-1.1': '3', 'maximum-1.1': '5', 'weight-1.1': '4', 'essential-1.1': 'yes', 'alternative-1.1': 'A' },
  ...{ 'minimum-1.2': '', 'weight-1.2': '3' },
};

describe('the form of a profile', () => {
  it('asks for the competences that have a minimum', () => {
    const { content, faults } = contentOf(valuesOfForm(sent, ['1.1', '1.2']));
    expect(faults).toEqual([]);
    expect(content.requirements).toEqual([
      { competence: '1.1', minimum: 3, maximum: 5, weight: 4, essential: true, alternative: 'A' },
    ]);
  });

  it('is shown again as it was sent, and as the profile says it', () => {
    const values = valuesOfForm({ ...sent, 'minimum-1.1': 'viel' }, ['1.1']);
    expect(requirementIn(values, '1.1').minimum).toBe('viel');
    const { content } = contentOf(valuesOfForm(sent, ['1.1', '1.2']));
    const stored = { id: 'x', code: 'archiv', version: 1, frameworkId: '', state: 'draft', revision: 2 } as const;
    const profile = { ...stored, ...content, publishedAt: null, updatedAt: new Date(0) };
    expect(contentOf(valuesOfProfile(profile)).content).toEqual(content);
  });

  it('says what is missing, and where a level was forgotten', () => {
    const { faults } = contentOf(
      valuesOfForm({ ...sent, titleDe: ' ', domain: 'space', 'maximum-1.2': '4' }, ['1.1', '1.2']),
    );
    expect(faults).toEqual([
      { field: 'titleDe', fault: 'needed' },
      { field: 'domain', fault: 'needed' },
      { field: 'minimum-1.2', fault: 'minimumNeeded' },
    ]);
  });
});

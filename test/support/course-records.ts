/** Record of a MOOChub catalogue: a course on 1.1 up to level 2, open to everybody, 90 minutes, free. */
export function aRecord(at: number, attributes: object = {}): { id: string; type: string; attributes: object } {
  const code = `C-${String(at)}`;
  const level = { shortCode: '2', educationalFramework: 'DigComp', type: 'EducationalLevel', name: [] };
  const skill = { name: [], educationalFramework: 'DigComp', shortCode: '1.1', educationalLevel: level };
  const facts = {
    name: `Kurs ${String(at)}`,
    courseCode: code,
    inLanguage: ['de'],
    description: '<p>Für alle.</p>',
    publisher: { type: 'Organization', name: 'Lernwerkstatt' },
    url: `https://kurse.example/${code}`,
    duration: 'PT1H30M',
    access: ['free'],
    teaches: [skill],
  };
  const id = `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`;
  return { id, type: 'Course', attributes: { ...facts, ...attributes } };
}

export function aCatalogue(...records: readonly unknown[]): string {
  return JSON.stringify({ links: {}, data: records });
}

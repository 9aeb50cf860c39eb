import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { readTexts } from './texts.js';

describe('The texts of the rooms', () => {
  let source: string;
  beforeEach(() => {
    source = mkdtempSync(path.join(tmpdir(), 'texts-'));
    mkdirSync(path.join(source, 'courses', 'texts'), { recursive: true });
  });
  afterEach(() => {
    rmSync(source, { recursive: true });
  });
  const write = (file: string, text: string) => {
    writeFileSync(path.join(source, 'courses', 'texts', file), text);
  };

  it('are known by the path of the room, problems in one catalogue', () => {
    write('de.json', '{ "name": "Kurs", "problems": { "course-gone": { "title": "Weg.", "help": "Suchen Sie." } } }');
    const texts = readTexts('de', source);
    expect(texts.courses).toMatchObject({ name: 'Kurs' });
    expect(texts.problems).toEqual({ 'course-gone': { title: 'Weg.', help: 'Suchen Sie.' } });
  });

  it('name the file that is no JSON', () => {
    write('de.json', '{ "name": "Kurs" ');
    expect(() => readTexts('de', source)).toThrow(/courses\/texts\/de\.json cannot be read: /);
  });

  it('name the file that is missing', () => {
    write('de.json', '{}');
    expect(() => readTexts('en', source)).toThrow(/courses\/texts\/en\.json cannot be read: /);
  });
});

import type { Localized } from '../../kernel/localized.js';
import { type Part, levelField } from './edition-parts.js';
import type { FileArea, FileCompetence, FrameworkFile } from './framework-file.js';
import type { FrameworkLevel } from './framework.js';

/** What an editor says of a part; fields that it does not name stay as they are. */
export type PartEdit = Pick<Part, 'kind' | 'code'> & Partial<Pick<Part, 'texts' | 'words'>>;

/**
 * The edition with what was said of one part. An area or a competence whose code it does not have is added at the end: a
 * competence in the area that `words.area` names. Levels and statements are changed only. A name of a coarse level is the
 * name of all its fine levels.
 */
export function withPart(file: FrameworkFile, edit: PartEdit): FrameworkFile {
  switch (edit.kind) {
    case 'framework':
      return { ...file, ...edit.texts, ...edit.words };
    case 'level':
      return withLevel(file, edit);
    case 'area':
      return withArea(file, edit);
    case 'competence':
      return withCompetence(file, edit);
    case 'statement':
      return withStatement(file, edit);
  }
}

/** The edition without a competence, its level texts and its statements. An area stays, also when it is empty then. */
export function withoutCompetence(file: FrameworkFile, code: string): FrameworkFile {
  const areas = file.areas.map((area) => ({
    ...area,
    competencies: area.competencies.filter((competence) => competence.code !== code),
  }));
  return withStatements(
    { ...file, areas },
    (file.statements ?? []).filter(({ competence }) => competence !== code),
  );
}

/** The edition with a competence as the earlier edition has it, in its place, with its area and its statements. */
export function withCompetenceOf(file: FrameworkFile, earlier: FrameworkFile, code: string): FrameworkFile {
  const home = earlier.areas.find(({ competencies }) => competencies.some((competence) => competence.code === code));
  if (home === undefined) return file;
  const without = withoutCompetence(file, code);
  const area = without.areas.find((one) => one.code === home.code) ?? { ...home, competencies: [] };
  const filled = { ...area, competencies: inOrderOf(home, area.competencies, code) };
  const areas = without.areas.some((one) => one.code === home.code)
    ? without.areas.map((one) => (one.code === home.code ? filled : one))
    : [...without.areas, filled];
  const statements = (earlier.statements ?? []).filter(({ competence }) => competence === code);
  return withStatements({ ...without, areas }, [...(without.statements ?? []), ...statements]);
}

/** After the competence that it followed in the earlier edition, as far as that is still there; else at the beginning. */
function inOrderOf(home: FileArea, present: readonly FileCompetence[], code: string): readonly FileCompetence[] {
  const at = home.competencies.findIndex((competence) => competence.code === code);
  const ahead = new Set(home.competencies.slice(0, at).map((competence) => competence.code));
  const place = present.findLastIndex((competence) => ahead.has(competence.code)) + 1;
  return [...present.slice(0, place), ...home.competencies.slice(at, at + 1), ...present.slice(place)];
}

function withLevel(file: FrameworkFile, { code, texts = {} }: PartEdit): FrameworkFile {
  const coarse = file.levels.find(({ number }) => String(number) === code)?.coarse;
  const changed = (level: FrameworkLevel): FrameworkLevel => {
    const shared = level.coarse === coarse && { coarseName: texts.coarseName ?? level.coarseName };
    const own = String(level.number) === code && texts;
    return { ...level, ...own, ...shared };
  };
  return { ...file, levels: file.levels.map(changed) };
}

function withArea(file: FrameworkFile, { code, texts = {} }: PartEdit): FrameworkFile {
  if (file.areas.some((area) => area.code === code)) {
    return { ...file, areas: file.areas.map((area) => (area.code === code ? { ...area, ...texts } : area)) };
  }
  const { title = {}, description = {} } = texts;
  return { ...file, areas: [...file.areas, { code, title, description, competencies: [] }] };
}

function withCompetence(file: FrameworkFile, { code, texts = {}, words = {} }: PartEdit): FrameworkFile {
  const isThere = file.areas.some(({ competencies }) => competencies.some((one) => one.code === code));
  const blank: FileCompetence = { code, title: {}, description: {}, levels: [] };
  const change = (competence: FileCompetence): FileCompetence => changed(file, competence, texts);
  const areas = file.areas.map((area) => {
    const competencies = area.competencies.map((one) => (one.code === code ? change(one) : one));
    const isNewHere = !isThere && area.code === words.area;
    return { ...area, competencies: isNewHere ? [...competencies, change(blank)] : competencies };
  });
  return { ...file, areas };
}

function changed(
  { levels }: FrameworkFile,
  competence: FileCompetence,
  texts: Readonly<Record<string, Localized>>,
): FileCompetence {
  const { title = competence.title, description = competence.description } = texts;
  const onLevels = levels.map(({ number }) => ({ level: number, text: textOn(competence, number, texts) }));
  return { ...competence, title, description, levels: onLevels.filter(({ text }) => !isEmpty(text)) };
}

function textOn({ levels }: FileCompetence, level: number, texts: Readonly<Record<string, Localized>>): Localized {
  return texts[levelField(level)] ?? levels.find((one) => one.level === level)?.text ?? {};
}

function withStatement(file: FrameworkFile, { code, texts = {} }: PartEdit): FrameworkFile {
  const statements = (file.statements ?? []).map((one) =>
    one.code === code ? { ...one, text: texts.text ?? one.text } : one,
  );
  return withStatements(file, statements);
}

function withStatements(file: FrameworkFile, statements: NonNullable<FrameworkFile['statements']>): FrameworkFile {
  const { statements: _, ...rest } = file;
  return statements.length === 0 ? rest : { ...rest, statements };
}

function isEmpty({ de, en }: Localized): boolean {
  return de === undefined && en === undefined;
}

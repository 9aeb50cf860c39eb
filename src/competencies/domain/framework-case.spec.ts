import fc from 'fast-check';
import { casePackageOf } from '../../kernel/case-package.js';
import type { Localized } from '../../kernel/localized.js';
import { caseOfFramework } from './framework-case.js';
import { frameworkFileOfCase } from './framework-case-reader.js';
import type { FrameworkFile } from './framework-file.js';
import { readFrameworkJson } from './framework-json.js';

const naming = { identify: (name: string) => `id of ${name}`, changedAt: new Date('2026-03-01T10:00:00Z') };
const CHANGED_AT = '2026-03-01T10:00:00.000Z';

const word = fc.stringMatching(/^[a-zäöüß„“<=+'"-]{1,12}$/);
const text: fc.Arbitrary<Localized> = fc
  .tuple(fc.option(word, { nil: undefined }), fc.option(word, { nil: undefined }))
  .map(([de, en]) => (de === undefined && en === undefined ? { de: 'x' } : { ...(de && { de }), ...(en && { en }) }));
const perhaps = fc.oneof(text, fc.constant({}));

const anyFramework: fc.Arbitrary<FrameworkFile> = fc
  .record({
    texts: fc.array(fc.tuple(text, perhaps), { minLength: 30, maxLength: 30 }),
    areas: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 4 }),
    levels: fc.integer({ min: 1, max: 4 }),
    dimension: fc.constantFrom(null, 'skill' as const),
    statements: fc.integer({ min: 0, max: 3 }),
  })
  .map(({ texts, areas, levels, dimension, statements }) => {
    let at = 0;
    const next = () => {
      const [title, description] = texts[at++ % texts.length] ?? [{ de: 'x' }, {}];
      return { title, description };
    };
    const level = (_: unknown, i: number) => {
      const { title: name, description } = next();
      return { number: i + 1, coarse: Math.ceil((i + 1) / 2), name, coarseName: next().title, description };
    };
    const competence = (code: string) => {
      const own = Array.from({ length: levels }, (_, i) => ({ level: i + 1, text: next().title })).filter(
        () => at % 3 > 0,
      );
      return { code, ...next(), levels: own };
    };
    const all = areas.map((count, i) => ({
      code: String(i + 1),
      ...next(),
      competencies: Array.from({ length: count }, (_, k) => competence(`${String(i + 1)}.${String(k + 1)}`)),
    }));
    const [first] = all.flatMap(({ competencies }) => competencies);
    const listed = Array.from({ length: first === undefined ? 0 : statements }, (_, i) => ({
      code: `S${String(i)}`,
      kind: i % 2 === 0 ? ('statement' as const) : ('learning-outcome' as const),
      competence: first?.code ?? '',
      coarseLevel: 1,
      dimension,
      label: i === 0 ? null : 'none',
      text: next().title,
    }));
    return {
      format: 'lernlotse-framework',
      formatVersion: 1,
      ...{ code: 'x', edition: '1', vocabulary: 'X', ...next(), source: 'Quelle', licence: 'CC0-1.0' },
      levels: Array.from({ length: levels }, level),
      areas: all,
      ...(listed.length > 0 && { statements: listed }),
    };
  });

const small = (): FrameworkFile => ({
  ...{ format: 'lernlotse-framework', formatVersion: 1, code: 'x', edition: '1', vocabulary: 'X' },
  ...{ title: { de: 'Rahmen', en: 'Framework' }, description: {}, source: 'Quelle', licence: 'CC0-1.0' },
  levels: [{ number: 1, coarse: 1, name: { de: 'Eins' }, coarseName: { de: 'Grund' }, description: { en: 'First' } }],
  areas: [
    {
      ...{ code: '1', title: { de: 'Bereich' }, description: {} },
      competencies: [
        {
          code: '1.1',
          title: { de: 'Suchen' },
          description: { de: 'Findet.' },
          levels: [{ level: 1, text: { de: 'Ja' } }],
        },
      ],
    },
  ],
});

/** The package as a file that somebody else may have written into. */
function fileOf(file: FrameworkFile, change: (given: ReturnType<typeof parsed>) => void = () => undefined) {
  const given = parsed(file);
  change(given);
  return frameworkFileOfCase(casePackageOf(given) ?? {});
}

function parsed(file: FrameworkFile) {
  return JSON.parse(JSON.stringify(caseOfFramework(file, naming))) as {
    CFDocument: Record<string, unknown>;
    CFItems: Record<string, unknown>[];
    CFAssociations: { destinationNodeURI: { identifier: string } }[];
  };
}

describe('a framework as a CASE package', () => {
  it('reads as the framework it was, in both languages', () => {
    fc.assert(
      fc.property(anyFramework, (file) => {
        const { file: read, findings } = fileOf(file);
        expect(findings).toEqual([]);
        const own = readFrameworkJson({ ...file, changedAt: CHANGED_AT });
        expect(own.findings).toEqual([]);
        expect(readFrameworkJson(read)).toEqual(own);
      }),
    );
  });

  it('hangs items up by isChildOf and gives level texts their level', () => {
    const { CFDocument, CFItems, CFAssociations } = caseOfFramework(small(), naming);
    expect(CFDocument).toMatchObject({ caseVersion: '1.1', title: 'Rahmen', language: 'de', creator: 'Quelle' });
    expect(CFItems.map(({ CFItemType, humanCodingScheme }) => [CFItemType, humanCodingScheme])).toEqual([
      ['Level', '1'],
      ['Area', '1'],
      ['Competence', '1.1'],
      ['Level description', '1.1/1'],
    ]);
    const ends = CFAssociations.map(({ associationType, originNodeURI, destinationNodeURI }) =>
      [originNodeURI.title, associationType, destinationNodeURI.title].join(' '),
    );
    expect(ends).toEqual([
      '1 isChildOf Rahmen',
      '1 isChildOf Rahmen',
      '1.1 isChildOf 1',
      '1.1/1 isChildOf 1.1',
      '1.1/1 hasSkillLevel 1',
    ]);
  });

  it('that somebody else worked on keeps their words beside our other language', () => {
    const { file } = fileOf(small(), ({ CFDocument, CFItems }) => {
      CFDocument.title = 'Neuer Rahmen';
      for (const item of CFItems) item.fullStatement = `Neu: ${String(item.humanCodingScheme)}`;
    });
    expect(file.title).toEqual({ de: 'Neuer Rahmen', en: 'Framework' });
    expect(file.areas).toMatchObject([
      {
        title: { de: 'Bereich' },
        competencies: [{ description: { de: 'Neu: 1.1' }, levels: [{ text: { de: 'Neu: 1.1/1' } }] }],
      },
    ]);
  });

  it('of somebody else, without our extensions, is read as far as CASE says it', () => {
    const { file, findings } = fileOf(small(), ({ CFDocument, CFItems }) => {
      for (const node of [CFDocument, ...CFItems]) delete node.extensions;
      CFItems.push({ identifier: 'z', CFItemType: 'Standard', fullStatement: 'Anderes' });
    });
    expect(findings).toMatchObject([{ code: 'case-item-passed-over', severity: 'notice', line: 5 }]);
    expect(readFrameworkJson(file)).toMatchObject({ rows: { length: 5 }, findings: [] });
    expect(file).toMatchObject({
      code: 'Rahmen',
      edition: '1',
      areas: [{ competencies: [{ levels: [{ level: '1' }] }] }],
    });
  });

  it('says which association leads nowhere, and when it is no framework', () => {
    const nowhere = fileOf(small(), ({ CFAssociations }) => {
      CFAssociations[2]!.destinationNodeURI.identifier = 'nobody';
    });
    expect(nowhere.findings).toMatchObject([{ code: 'case-association-leads-nowhere', column: 'CFAssociations.3' }]);
    const other = fileOf(small(), ({ CFDocument }) => {
      CFDocument.extensions = { lernlotse: { part: 'profiles' } };
    });
    expect(other.findings).toMatchObject([{ code: 'case-not-a-framework', column: 'CFDocument' }]);
    expect(casePackageOf({ CFItems: [] })).toBeUndefined();
  });
});

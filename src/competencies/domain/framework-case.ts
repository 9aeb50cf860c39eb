import {
  type CaseAssociation,
  type CaseDefinition,
  type CaseDocument,
  type CaseItem,
  caseLink,
  type CaseNaming,
  caseNode,
  type CasePackage,
  languageOf,
} from '../../kernel/case-package.js';
import type { JsonObject } from '../../kernel/json.js';
import { inLocale, type Localized } from '../../kernel/localized.js';
import type { FrameworkFile } from './framework-file.js';

/** How the package calls the kinds of its items; a reader of the package goes by these words. */
export const ITEM_TYPES = {
  level: 'Level',
  area: 'Area',
  competence: 'Competence',
  'level-text': 'Level description',
  statement: 'Statement',
  'learning-outcome': 'Learning outcome',
} as const;

type ItemPart = keyof typeof ITEM_TYPES;

interface Written {
  readonly part: ItemPart;
  readonly code: string;
  /** The short text; without one the item has a full statement only. */
  readonly title?: Localized;
  readonly text: Localized;
  readonly ours: JsonObject;
}

/**
 * A framework as a package of CASE 1.1: areas and levels are children of the document, competences of their area, level
 * texts and statements of their competence; a level text has its level by `hasSkillLevel`. The second language and
 * what CASE has no field for stand under `extensions.lernlotse`, so that reading the package loses nothing.
 */
export function caseOfFramework(file: FrameworkFile, naming: CaseNaming): CasePackage {
  return new FrameworkCase(file, naming).write();
}

class FrameworkCase {
  private readonly items: CaseItem[] = [];
  private readonly associations: CaseAssociation[] = [];
  private readonly document: CaseDocument;
  private readonly licence: CaseDefinition;
  private readonly types: ReadonlyMap<ItemPart, CaseDefinition>;

  constructor(
    private readonly file: FrameworkFile,
    private readonly naming: CaseNaming,
  ) {
    this.licence = { ...this.node('licence'), title: file.licence };
    this.document = this.head();
    const parts = Object.keys(ITEM_TYPES) as ItemPart[];
    this.types = new Map(parts.map((part) => [part, { ...this.node(`type ${part}`), title: ITEM_TYPES[part] }]));
  }

  write(): CasePackage {
    const levels = this.file.levels.map((level, at) => this.level(level, at + 1));
    this.file.areas.forEach((area, at) => {
      this.area(area, at + 1, levels);
    });
    const used = new Set(this.items.map(({ CFItemType }) => CFItemType));
    const CFItemTypes = [...this.types.values()].filter(({ title }) => used.has(title));
    return {
      CFDocument: this.document,
      CFItems: this.items,
      CFAssociations: this.associations,
      CFDefinitions: { CFItemTypes, CFLicenses: [this.licence] },
    };
  }

  private head(): CaseDocument {
    const { code, edition, vocabulary, title, description, source, licence } = this.file;
    const language = languageOf(title);
    const ours = { part: 'framework', code, edition, vocabulary, title, description } as unknown as JsonObject;
    return {
      ...this.node('document', ours),
      caseVersion: '1.1',
      title: inLocale(title, language),
      creator: source,
      ...(description[language] !== undefined && { description: description[language] }),
      language,
      version: edition,
      adoptionStatus: 'Adopted',
      licenseURI: caseLink(this.licence, licence),
    };
  }

  private level(
    { number, coarse, name, coarseName, description }: FrameworkFile['levels'][number],
    at: number,
  ): CaseItem {
    const ours = { part: 'level', coarse, name, coarseName, description } as unknown as JsonObject;
    return this.child(this.document, at, { part: 'level', code: String(number), title: name, text: description, ours });
  }

  private area(area: FrameworkFile['areas'][number], at: number, levels: readonly CaseItem[]): void {
    const { code, title, description } = area;
    const ours = { part: 'area', title, description } as unknown as JsonObject;
    const item = this.child(this.document, at, { part: 'area', code, title, text: description, ours });
    area.competencies.forEach((competence, place) => {
      this.competence(competence, { parent: item, at: place + 1, levels });
    });
  }

  private competence(
    { code, title, description, levels: texts }: FrameworkFile['areas'][number]['competencies'][number],
    { parent, at, levels }: { parent: CaseItem; at: number; levels: readonly CaseItem[] },
  ): void {
    const ours = { part: 'competence', title, description } as unknown as JsonObject;
    const item = this.child(parent, at, { part: 'competence', code, title, text: description, ours });
    texts.forEach(({ level, text }, place) => {
      const own = { part: 'level-text', level, text } as unknown as JsonObject;
      const written = { part: 'level-text', code: `${code}/${level}`, text, ours: own } as const;
      const described = this.child(item, place + 1, written);
      const known = levels.find(({ humanCodingScheme }) => humanCodingScheme === String(level));
      if (known !== undefined) this.associate('hasSkillLevel', described, known);
    });
    const statements = (this.file.statements ?? []).filter(({ competence }) => competence === code);
    statements.forEach(({ code: name, kind, coarseLevel, dimension, label, text }, place) => {
      const own = { part: kind, coarseLevel, dimension, label, text } as unknown as JsonObject;
      this.child(item, texts.length + place + 1, { part: kind, code: name, text, ours: own });
    });
  }

  private child(parent: CaseItem | CaseDocument, at: number, { part, code, title, text, ours }: Written): CaseItem {
    const language = languageOf(title ?? text);
    const short = title === undefined ? undefined : inLocale(title, language);
    const type = this.types.get(part);
    const item: CaseItem = {
      ...this.node(`${part} ${code}`, ours),
      CFItemType: ITEM_TYPES[part],
      CFItemTypeURI: caseLink(type ?? this.document, ITEM_TYPES[part]),
      humanCodingScheme: code,
      fullStatement: text[language] ?? short ?? inLocale(text, language),
      ...(short !== undefined && { abbreviatedStatement: short }),
      language,
    };
    this.items.push(item);
    this.associate('isChildOf', item, parent, at);
    return item;
  }

  private associate(
    associationType: CaseAssociation['associationType'],
    origin: CaseItem,
    destination: CaseItem | CaseDocument,
    sequenceNumber?: number,
  ): void {
    const title = 'CFItemType' in destination ? destination.humanCodingScheme : destination.title;
    this.associations.push({
      ...this.node(`${associationType} ${origin.identifier} ${destination.identifier}`),
      associationType,
      ...(sequenceNumber !== undefined && { sequenceNumber }),
      originNodeURI: caseLink(origin, origin.humanCodingScheme),
      destinationNodeURI: caseLink(destination, title),
    });
  }

  private node(name: string, ours?: JsonObject): ReturnType<typeof caseNode> {
    return caseNode(this.naming, `framework ${this.file.code} ${this.file.edition} ${name}`, ours);
  }
}

import { type CaseValues as Values, oursOf, recordOf, recordsIn, withOwn, wordOf } from '../../kernel/case-reading.js';
import { type Finding, noticed, rejected } from '../../kernel/reading.js';
import { ITEM_TYPES } from './framework-case.js';

/** An item of a package with its place among its siblings. */
interface Placed {
  readonly item: Values;
  readonly parent: string;
  readonly at: number;
}

/** What a package says, in the words of the product's own format, and what is to be said of the package itself. */
export interface CaseFile {
  readonly file: Values;
  readonly findings: readonly Finding[];
}

/**
 * A package of CASE 1.1 in the words of the product's own format (docs/formats.md), which is then read as such a file.
 * Items are told apart by their type, hung up by `isChildOf` and ordered by its sequence number. The package's own
 * texts count for their language; the other language comes from `extensions.lernlotse`. Items of other types are passed
 * over with a notice, associations that lead nowhere are errors.
 */
export function frameworkFileOfCase(given: Values): CaseFile {
  return new FrameworkCaseReader(given).read();
}

class FrameworkCaseReader {
  private readonly findings: Finding[] = [];
  private readonly items: readonly Values[];
  private readonly placed: readonly Placed[];

  constructor(private readonly given: Values) {
    this.items = recordsIn(given.CFItems);
    this.placed = this.hungUp();
  }

  read(): CaseFile {
    const document = recordOf(this.given.CFDocument);
    const root = wordOf(document.identifier);
    const kind = oursOf(document).part ?? 'framework';
    if (kind !== 'framework')
      return { file: {}, findings: [rejected('case-not-a-framework', { column: 'CFDocument' })] };
    this.noticeOthers();
    const file = {
      format: 'lernlotse-framework',
      formatVersion: 1,
      ...this.head(document),
      changedAt: document.lastChangeDateTime,
      levels: this.children(root, 'level').map((item) => levelOf(item)),
      areas: this.children(root, 'area').map((item) => this.area(item)),
      statements: this.children(null, 'competence').flatMap((item) => this.statements(item)),
    };
    return { file, findings: this.findings };
  }

  private head(document: Values): Values {
    const { code = document.title, edition = document.version, vocabulary, title, description } = oursOf(document);
    const language = document.language;
    return {
      code,
      edition,
      vocabulary: vocabulary ?? code,
      title: withOwn(title, language, document.title),
      description: withOwn(description, language, document.description),
      source: document.creator,
      licence: recordOf(document.licenseURI).title,
    };
  }

  private area(item: Values): Values {
    const competencies = this.children(wordOf(item.identifier), 'competence').map((inner) => ({
      ...described(inner),
      levels: this.children(wordOf(inner.identifier), 'level-text').map((text) => ({
        level: oursOf(text).level ?? wordOf(text.humanCodingScheme).split('/').at(-1),
        text: withOwn(oursOf(text).text, text.language, text.fullStatement),
      })),
    }));
    return { ...described(item), competencies };
  }

  private statements(competence: Values): readonly Values[] {
    const parent = wordOf(competence.identifier);
    return this.children(parent, 'statement', 'learning-outcome').map((item) => {
      const { coarseLevel, dimension, label, text } = oursOf(item);
      const kind = item.CFItemType === ITEM_TYPES.statement ? 'statement' : 'learning-outcome';
      const place = { code: item.humanCodingScheme, kind, competence: competence.humanCodingScheme };
      return { ...place, coarseLevel, dimension, label, text: withOwn(text, item.language, item.fullStatement) };
    });
  }

  /** In their order; of one parent, or of all (null). */
  private children(parent: string | null, ...parts: readonly (keyof typeof ITEM_TYPES)[]): readonly Values[] {
    const types: readonly unknown[] = parts.map((part) => ITEM_TYPES[part]);
    return this.placed
      .filter(({ item, parent: own }) => types.includes(item.CFItemType) && (parent === null || own === parent))
      .sort((x, y) => x.at - y.at)
      .map(({ item }) => item);
  }

  private hungUp(): readonly Placed[] {
    const known = new Map(this.items.map((item) => [wordOf(item.identifier), item]));
    const root = wordOf(recordOf(this.given.CFDocument).identifier);
    return recordsIn(this.given.CFAssociations).flatMap((association, index) => {
      const origin = wordOf(recordOf(association.originNodeURI).identifier);
      const destination = wordOf(recordOf(association.destinationNodeURI).identifier);
      const item = known.get(origin);
      const leads = item !== undefined && (destination === root || known.has(destination));
      if (!leads)
        this.findings.push(rejected('case-association-leads-nowhere', { column: `CFAssociations.${index + 1}` }));
      const hangs = leads && association.associationType === 'isChildOf';
      const at = typeof association.sequenceNumber === 'number' ? association.sequenceNumber : index;
      return hangs ? [{ item, parent: destination, at }] : [];
    });
  }

  private noticeOthers(): void {
    const types: readonly unknown[] = Object.values(ITEM_TYPES);
    this.items.forEach(({ CFItemType: type }, index) => {
      if (types.includes(type)) return;
      const place = { line: index + 1, column: 'CFItems.CFItemType' };
      this.findings.push(noticed('case-item-passed-over', place, { value: wordOf(type) }));
    });
  }
}

function levelOf(item: Values): Values {
  const { title, code, description } = described(item, 'name');
  const { coarse = code, coarseName = title } = oursOf(item);
  return { number: Number(code), coarse: Number(coarse), name: title, coarseName, description };
}

/** Code, title and description of an item; a full statement that only repeats the title is no description. */
function described(item: Values, titleField = 'title'): Values {
  const ours = oursOf(item);
  const { language, fullStatement, abbreviatedStatement } = item;
  const repeated = abbreviatedStatement === undefined || fullStatement === abbreviatedStatement;
  const isOwn = !repeated || recordOf(ours.description)[wordOf(language)] !== undefined;
  return {
    code: item.humanCodingScheme,
    title: withOwn(ours[titleField], language, abbreviatedStatement ?? fullStatement),
    description: withOwn(ours.description, language, isOwn ? fullStatement : undefined),
  };
}

import type { Competence, FrameworkLevel } from '../../competencies/index.js';
import { inLocale, type Locale, type Localized } from '../../kernel/localized.js';

/** How a framework calls its competences, areas and levels. */
export class Names {
  private readonly byCode: ReadonlyMap<string, Competence>;

  constructor(
    /** In the order of the framework. */
    readonly competencies: readonly Competence[],
    readonly levels: readonly FrameworkLevel[],
    /** Titles of competences that earlier editions had: they keep their names. */
    private readonly former: ReadonlyMap<string, Localized> = new Map(),
  ) {
    this.byCode = new Map(competencies.map((competence) => [competence.code, competence]));
  }

  /** The title of a competence, a withdrawn one too; its code if the framework does not know it. */
  title(code: string, locale: Locale): string {
    const title = this.byCode.get(code)?.title ?? this.former.get(code);
    return title === undefined ? code : inLocale(title, locale);
  }

  /** What a level of this competence means: in its own words, else in those of the level. */
  meaning(code: string, level: number, locale: Locale): string {
    const own = this.byCode.get(code)?.levels.find((text) => text.level === level)?.text;
    return inLocale(own ?? this.level(level)?.description ?? {}, locale);
  }

  level(number: number): FrameworkLevel | undefined {
    return this.levels.find((level) => level.number === number);
  }

  /** Rows by the area of their competence, areas and competences in the order of the framework. */
  byArea<Row extends { readonly competence: string }>(rows: readonly Row[]): readonly AreaRows<Row>[] {
    const areas = new Map(this.competencies.map(({ area }) => [area.code, area]));
    return [...areas.values()]
      .map((area) => {
        const inside = this.competencies.filter((competence) => competence.area.code === area.code);
        return { area, rows: inside.flatMap(({ code }) => rows.filter((row) => row.competence === code)) };
      })
      .filter(({ rows: inside }) => inside.length > 0);
  }
}

export interface AreaRows<Row> {
  readonly area: Competence['area'];
  readonly rows: readonly Row[];
}

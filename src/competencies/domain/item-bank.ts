import type { Localized } from '../../kernel/localized.js';
import type { FrameworkLevel } from './framework.js';
import type { Item } from './instrument.js';
import type { NewMedium } from './media.js';

/** What an item bank says of itself. `framework` is the code of the framework that it is made for. */
export interface ItemBank {
  readonly code: string;
  readonly edition: string;
  readonly framework: string;
  readonly vocabulary: string;
  readonly title: Localized;
}

/** What all self-ratings of one kind are answered with. */
export interface AnswerScale {
  readonly code: string;
  readonly title: Localized;
  /** Lowest first. */
  readonly options: readonly Localized[];
}

/** An item before it has an id: what a file says and a table keeps. */
export interface NewItem extends Omit<Item, 'id' | 'media'> {
  /** In fine framework levels. */
  readonly anchor: number;
  readonly media: readonly NewMedium[];
}

/** What the items are measured on: the competences and levels of a framework. */
export interface MeasuringScale {
  readonly competencies: ReadonlySet<string>;
  readonly levels: readonly Pick<FrameworkLevel, 'number' | 'coarse'>[];
}

export type ItemBankRow =
  | ({ readonly part: 'bank' } & ItemBank)
  | ({ readonly part: 'scale' } & AnswerScale)
  | ({ readonly part: 'item' } & NewItem);

export type ItemBankRowOf<Part extends ItemBankRow['part']> = Extract<ItemBankRow, { readonly part: Part }>;

/** The rows of one part, in their order. */
export function bankRowsOf<Part extends ItemBankRow['part']>(
  rows: readonly ItemBankRow[],
  part: Part,
): readonly ItemBankRowOf<Part>[] {
  return rows.filter((row): row is ItemBankRowOf<Part> => row.part === part);
}

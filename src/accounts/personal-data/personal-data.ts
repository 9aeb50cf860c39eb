import type { JsonObject } from '../../kernel/json.js';
import type { Day } from '../../kernel/calendar.js';
import type { AgreementClauses } from '../../municipalities/index.js';

/** A column as `table.column`. */
export type ColumnName = `${string}.${string}`;

/**
 * What erasing a person does to the rows in which the column names them: the row goes; the row stays and names their
 * pseudonym; the row goes with the one that it belongs to (foreign key with cascade); or the room does it itself.
 */
export type PersonFate = 'erased' | 'pseudonymous' | 'cascades' | 'by-room';

/**
 * What erasing does to a text of a row that outlives the person: their id becomes the pseudonym there and their address
 * and name are taken out; it is emptied together with the row's own person; its room does it itself; or it never holds
 * anything of a person.
 */
export type TextFate = 'searched' | 'by-room' | 'impersonal' | { readonly emptiedWith: string };

/** Somebody who is being erased: what the database and the uploads know them by, and what stays instead. */
export interface Leaver {
  readonly personId: string;
  readonly email: string;
  readonly givenName: string;
  readonly familyName: string;
  /** Random, of this person only: the ledger's vouchers stay apart from others', and nothing leads back. */
  readonly pseudonym: string;
}

/** For one municipality: what its agreement says, and what the product sets itself. */
export interface RetentionRule {
  readonly municipalityId: string;
  readonly clauses: Pick<AgreementClauses, 'retentionMonths'> & { readonly closedRequestMonths: number };
}

/** What a clause's time has run out for. */
export interface Outdated {
  readonly table: string;
  readonly clause: keyof RetentionRule['clauses'];
  /** Whose rows were erased: how many persons. */
  readonly persons: number;
}

/**
 * What a room knows of persons, and what it does when one asks for it or leaves. Each room registers one, as importers do;
 * a column that references a person and that no room names fails a test.
 */
export interface PersonalData {
  readonly room: string;
  /** Every column of the room that names a person, in the order in which they are treated. */
  readonly columns: Readonly<Record<ColumnName, PersonFate>>;
  /** Every text or JSON of rows that outlive the person. */
  readonly texts?: Readonly<Record<ColumnName, TextFate>>;
  /** All that the room keeps about the person, by the names of its lists; without secrets and without other persons. */
  export(personId: string): Promise<Readonly<Record<string, readonly JsonObject[]>>>;
  /** What the columns cannot say, in the transaction in which they are treated. */
  erase?(leaver: Leaver): Promise<void>;
  /** What may come a moment later, step by step; again: nothing. */
  followUp?(leaver: Leaver): Promise<void>;
  /** Every municipality among these in which `retain` may find something; without it, `retain` is asked about all of them. */
  outdatedIn?(rules: readonly RetentionRule[], today: Day): Promise<readonly string[]>;
  /** Erases what a municipality's clauses no longer allow to be kept on that day; again on the same day: nothing. */
  retain?(rule: RetentionRule, today: Day): Promise<readonly Outdated[]>;
}

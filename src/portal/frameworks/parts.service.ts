import { createHash } from 'node:crypto';

import { Injectable } from '@nestjs/common';

import {
  differencesBetween,
  type FieldDifference,
  type FrameworkDraft,
  FrameworkDraftsService,
  type FrameworkFile,
  FrameworksService,
  type Part,
  type PartKind,
  type PartName,
  partOf,
  withCompetenceOf,
  withoutCompetence,
  withPart,
} from '../../competencies/index.js';
import type { Actor } from '../../kernel/actor.js';
import { DomainError } from '../../kernel/domain-error.js';
import { type JsonValue, orderedJson } from '../../kernel/json.js';
import { EditedMeanwhile, editedMeanwhile } from '../../platform/http/http-errors.js';
import {
  blankValues,
  type Body,
  editOf,
  type Fault,
  faultsIn,
  type FormFields,
  isNewCode,
  type PartValues,
  textFieldsOf,
  valuesOfForm,
  valuesOfPart,
  wordFieldsOf,
} from './part-form.js';

/** What an editor's page of one part needs beside the input. */
export interface PartSheet extends PartName {
  readonly draft: FrameworkDraft;
  /** As the draft has it; undefined for a part that is new. */
  readonly part: Part | undefined;
  /** As the edition before has it; undefined for what it does not have. */
  readonly earlier: Part | undefined;
  /** The draft has withdrawn it; saving it takes it back in. */
  readonly withdrawn: boolean;
  readonly fields: FormFields;
  /** Tells whether somebody else has written this part since. */
  readonly read: string;
}

/** A form that was sent, with what is wrong with it. */
export interface SentPart {
  readonly sheet: PartSheet;
  readonly values: PartValues;
  readonly faults: readonly Fault[];
  /** What of the input differs from what somebody else has saved meanwhile. */
  readonly differences?: readonly FieldDifference[];
}

/** One part of a draft at a time. Two persons who write different parts are not in each other's way. */
@Injectable()
export class PartsService {
  constructor(
    private readonly drafts: FrameworkDraftsService,
    private readonly frameworks: FrameworksService,
  ) {}

  /** Of a withdrawn competence, as the edition before has it. @throws DomainError `framework-draft-not-found`, `framework-part-not-found` */
  async of(id: string, name: PartName): Promise<PartSheet & { readonly part: Part }> {
    const draft = await this.drafts.get(id);
    const stored = partOf(draft.content, name);
    const earlier = partOf(await this.frameworks.file(draft.basisId), name);
    const part = stored ?? (name.kind === 'competence' ? earlier : undefined);
    if (part === undefined) throw new DomainError('framework-part-not-found', 'not-found', { ...name });
    const sheet = { ...name, draft, part, earlier, withdrawn: stored === undefined };
    return { ...sheet, fields: fieldsOf(draft.content, name.kind, false), read: digestOf(stored) };
  }

  /** For an area or a competence that is new. @throws DomainError `framework-draft-not-found` */
  async blank(id: string, kind: PartKind): Promise<PartSheet> {
    const draft = await this.drafts.get(id);
    const fields = fieldsOf(draft.content, kind, true);
    return {
      kind,
      code: '',
      draft,
      part: undefined,
      earlier: undefined,
      withdrawn: false,
      fields,
      read: digestOf(undefined),
    };
  }

  valuesOf({ part, kind, draft }: PartSheet): PartValues {
    if (part !== undefined) return valuesOfPart(part);
    return blankValues(kind, { area: draft.content.areas[0]?.code ?? '' });
  }

  read(sheet: PartSheet, body: Body): SentPart {
    const values = valuesOfForm(body, sheet, sheet.fields);
    const faults = faultsIn(values, sheet.fields);
    const isCoded = sheet.part !== undefined || faults.some(({ field }) => field === 'code') || isNewCode(values.code);
    return { sheet, values, faults: isCoded ? faults : [{ field: 'code', fault: 'part-code-invalid' }, ...faults] };
  }

  /**
   * Saves the part, unless somebody else has written it since `read`: then the answer shows what differs.
   * @throws DomainError as the rule of editions says
   */
  async save(actor: Actor, sent: SentPart, read: string): Promise<FrameworkDraft | SentPart> {
    const draft = await this.drafts.get(sent.sheet.draft.id);
    const stored = partOf(draft.content, sent.values);
    if (stored !== undefined && sent.sheet.part === undefined) throw codeTaken(sent.values.code);
    if (digestOf(stored) !== read) return conflictOf(sent, draft, stored);
    const content = sent.sheet.withdrawn ? await this.restored(draft, sent.values.code) : draft.content;
    try {
      return await this.drafts.update(actor, draft.id, draft.revision, withPart(content, editOf(sent.values)));
    } catch (error) {
      if (!(error instanceof EditedMeanwhile)) throw error;
      const now = await this.drafts.get(draft.id);
      return conflictOf(sent, now, partOf(now.content, sent.values));
    }
  }

  /** Takes a competence out of the draft. @throws 412 when somebody else has written it since `read`; DomainError `framework-part-not-found` */
  async withdraw(actor: Actor, sheet: PartSheet, read: string): Promise<FrameworkDraft> {
    if (sheet.read !== read) throw editedMeanwhile();
    const { draft, code } = sheet;
    return this.drafts.update(actor, draft.id, draft.revision, withoutCompetence(draft.content, code));
  }

  /** Takes a withdrawn competence back in, as the edition before has it. @throws DomainError `framework-draft-not-found` */
  async restore(actor: Actor, id: string, code: string): Promise<FrameworkDraft> {
    const draft = await this.drafts.get(id);
    return this.drafts.update(actor, id, draft.revision, await this.restored(draft, code));
  }

  private async restored({ content, basisId }: FrameworkDraft, code: string): Promise<FrameworkFile> {
    return withCompetenceOf(content, await this.frameworks.file(basisId), code);
  }
}

function conflictOf(sent: SentPart, draft: FrameworkDraft, stored: Part | undefined): SentPart {
  const mine = withPart(draft.content, editOf(sent.values));
  const { kind, code } = sent.values;
  const [own] = differencesBetween(draft.content, mine).filter((one) => one.kind === kind && one.code === code);
  return { ...sent, sheet: { ...sent.sheet, draft, read: digestOf(stored) }, differences: own?.fields ?? [] };
}

function codeTaken(code: string): DomainError {
  return new DomainError('part-code-taken', 'conflict', { field: 'code', value: code });
}

function fieldsOf(content: FrameworkFile, kind: PartKind, isNew: boolean): FormFields {
  return { texts: textFieldsOf(kind, content), words: wordFieldsOf(kind, isNew) };
}

function digestOf(part: Part | undefined): string {
  const said = orderedJson((part ?? null) as unknown as JsonValue);
  return createHash('sha256').update(said, 'utf8').digest('hex').slice(0, 16);
}

import { Injectable } from '@nestjs/common';

import { type Framework, FrameworksService } from '../../competencies/index.js';
import type { Actor } from '../../kernel/actor.js';
import { DomainError } from '../../kernel/domain-error.js';
import {
  differencesOf,
  differs,
  DraftsService,
  type Profile,
  PROFILE_CODE,
  type ProfileContent,
  ProfilesService,
} from '../../profiles/index.js';
import { Names } from '../employee/names.js';
import { NamesService } from '../employee/names.service.js';
import { type Difference, linesOf } from './differences.js';
import { type Body, contentOf, type Fault, type ProfileValues, valuesOfForm } from './form.js';

/** What an editor's page needs beside the input. */
export interface EditorSheet {
  /** Null for a new profile. */
  readonly profile: Profile | null;
  readonly framework: Framework;
  readonly names: Names;
}

/** A form that was sent, with what is wrong with it. */
export interface Sent {
  readonly sheet: EditorSheet;
  readonly values: ProfileValues;
  readonly faults: readonly Fault[];
}

@Injectable()
export class EditorService {
  constructor(
    private readonly profiles: ProfilesService,
    private readonly drafts: DraftsService,
    private readonly frameworks: FrameworksService,
    private readonly names: NamesService,
  ) {}

  /** @throws DomainError `profile-not-found` */
  async of(id: string): Promise<EditorSheet & { readonly profile: Profile }> {
    const profile = await this.profiles.get(id);
    return { profile, ...(await this.scaleOf(profile.frameworkId)) };
  }

  /** Whether there is anything that a new profile could ask for. */
  async hasFramework(): Promise<boolean> {
    return (await this.frameworks.list()).length > 0;
  }

  /** For a new profile, on the framework named, else the first. @throws DomainError `framework-not-found` */
  async blank(frameworkId?: string): Promise<EditorSheet> {
    const [first] = await this.frameworks.list();
    const id = frameworkId ?? first?.id;
    if (id === undefined) throw new DomainError('framework-not-found', 'not-found');
    return { profile: null, ...(await this.scaleOf(id)) };
  }

  read(sheet: EditorSheet, body: Body): Sent {
    const values = valuesOfForm(
      body,
      sheet.names.competencies.map(({ code }) => code),
    );
    const named = sheet.profile !== null || PROFILE_CODE.test(values.code);
    const faults = [...(named ? [] : [{ field: 'code', fault: 'code' }]), ...contentOf(values).faults];
    return { sheet, values, faults };
  }

  /** @throws 412 when it was edited since; DomainError as the room's rules */
  async save(actor: Actor, { sheet, values }: Sent): Promise<Profile> {
    const { content } = contentOf(values);
    if (sheet.profile !== null) return this.drafts.update(actor, sheet.profile.id, values.revision, content);
    const taken = await this.profiles.codeTaken(values.code);
    if (taken) throw new DomainError('profile-code-taken', 'conflict', { field: 'code' });
    return this.drafts.create(actor, { ...content, code: values.code, frameworkId: sheet.framework.id });
  }

  /** Where a rule of the room was broken, as a fault of the form. */
  faultOf({ values }: Sent, { code, details }: DomainError): Fault {
    const competence = contentOf(values).content.requirements[Number(details.index ?? -1)]?.competence;
    const kind = typeof details.field === 'string' ? details.field : 'code';
    return { field: competence === undefined ? kind : `${kind}-${competence}`, fault: code };
  }

  /** What of the input differs from what is stored now. */
  differences(stored: Profile, { values }: Sent): readonly Difference[] {
    const mine: ProfileContent & { frameworkId: string } = {
      ...contentOf(values).content,
      frameworkId: stored.frameworkId,
    };
    const { fields, requirements } = differencesOf(stored, mine);
    return linesOf(stored, mine, { fields, requirements: requirements.filter(differs) });
  }

  private async scaleOf(frameworkId: string): Promise<Pick<EditorSheet, 'framework' | 'names'>> {
    return { framework: await this.frameworks.get(frameworkId), names: await this.names.of(frameworkId) };
  }
}

import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';

import type { Actor } from '../../kernel/actor.js';
import { DomainError } from '../../kernel/domain-error.js';
import { EditedMeanwhile } from '../../platform/http/http-errors.js';
import type { Programme } from '../../vouchers/index.js';
import { Pages } from '../shared/pages.service.js';
import { ConflictPage } from './conflict.page.js';
import { EditorPage, type Refusal } from './editor.page.js';
import { ProgrammeEditor } from './editor.service.js';
import {
  BLANK,
  type Body,
  contentOf,
  type Fault,
  type ProgrammeValues,
  valuesOfForm,
  valuesOfProgramme,
  withStored,
} from './form.js';

export type FormBody = Body;

const REFUSED = 422;
const CONFLICT = 412;

interface Sent {
  /** The programme as it is stored; null for a new one. */
  readonly stored: Programme | null;
  readonly values: ProgrammeValues;
  readonly faults?: readonly Fault[];
  readonly refusal?: Refusal;
}

/** The form of a programme, from its first look to what became of it: nothing that was written is ever lost. */
@Injectable()
export class ProgrammeForms {
  constructor(
    private readonly editor: ProgrammeEditor,
    private readonly pages: Pages,
  ) {}

  blank(actor: Actor, reply: FastifyReply): Promise<void> {
    return this.show(actor, { stored: null, values: BLANK }, reply);
  }

  /** @throws DomainError `programme-not-found` */
  async edit(actor: Actor, id: string, reply: FastifyReply): Promise<void> {
    const stored = await this.editor.show(actor, id);
    await this.show(actor, { stored, values: valuesOfProgramme(stored) }, reply);
  }

  create(actor: Actor, body: Body, reply: FastifyReply): Promise<void> {
    return this.take(actor, { stored: null, values: valuesOfForm(body) }, { body, reply });
  }

  /** @throws DomainError `programme-not-found` */
  async write(
    actor: Actor,
    { id, body }: { readonly id: string; readonly body: Body },
    reply: FastifyReply,
  ): Promise<void> {
    const stored = await this.editor.show(actor, id);
    const keep = [body.keepStored].flat().filter((one): one is string => typeof one === 'string');
    const values = withStored(valuesOfForm(body), valuesOfProgramme(stored), keep);
    await this.take(actor, { stored, values }, { body, reply });
  }

  /** Looks for courses, refuses with the form as it was, or saves. */
  private async take(
    actor: Actor,
    sent: Sent,
    call: { readonly body: Body; readonly reply: FastifyReply },
  ): Promise<void> {
    const { body, reply } = call;
    if (body.act === 'find') return this.show(actor, sent, reply);
    const { faults } = contentOf(sent.values);
    if (faults.length > 0) return this.show(actor, { ...sent, faults }, reply, REFUSED);
    return this.save(actor, sent, reply);
  }

  private async save(actor: Actor, sent: Sent, reply: FastifyReply): Promise<void> {
    const id = sent.stored?.id ?? null;
    try {
      const saved = await this.editor.save(actor, id, sent.values);
      const done = id === null ? 'programmeCreated' : 'programmeSaved';
      await reply.redirect(`/admin/programmes/${saved.id}?done=${done}`, 303);
    } catch (error) {
      if (error instanceof EditedMeanwhile && id !== null)
        return this.conflict(actor, { id, mine: sent.values }, reply);
      if (!(error instanceof DomainError)) throw error;
      const { code, details } = error;
      await this.show(actor, { ...sent, refusal: { code, details } }, reply, REFUSED);
    }
  }

  private async show(actor: Actor, sent: Sent, reply: FastifyReply, status = 200): Promise<void> {
    const { stored, ...view } = sent;
    const sheet = await this.editor.sheet(actor, stored, view.values);
    await this.pages.send(reply.request, reply, (page) => <EditorPage page={page} sheet={sheet} {...view} />, status);
  }

  /** Somebody else saved first: both side by side. */
  private async conflict(
    actor: Actor,
    { id, mine }: { readonly id: string; readonly mine: ProgrammeValues },
    reply: FastifyReply,
  ): Promise<void> {
    const stored = await this.editor.show(actor, id);
    const values = valuesOfProgramme(stored);
    const both = { ...mine, courseIds: [...mine.courseIds, ...values.courseIds] };
    const sheet = await this.editor.sheet(actor, stored, both);
    const view = { programme: stored, sheet, stored: values, mine };
    await this.pages.send(reply.request, reply, (page) => <ConflictPage page={page} {...view} />, CONFLICT);
  }
}

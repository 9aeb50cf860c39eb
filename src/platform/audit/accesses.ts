import { Injectable } from '@nestjs/common';

import { type Actor, type MachineActor, serves } from '../../kernel/actor.js';
import { Transaction } from '../database/transaction.js';
import { Clock } from '../system/clock.js';
import type { AccessKind } from './access-kinds.js';

/** A course platform is called as its keepers call it: a provider of courses. */
export type Viewer = Actor | MachineActor | { readonly id: string; readonly provider: string };

/** What is read, and in which municipality's affairs; null for what belongs to none. */
export interface Look {
  readonly kind: AccessKind;
  readonly municipalityId: string | null;
  /** For what, where the person named it: the purpose of a release. */
  readonly purpose?: string;
}

/** The HR system is a program with a key of the municipality; a visitor is who reads the local mailbox of a demo. */
export type AccessRole = 'hr' | 'hr-system' | 'admin' | 'course-platform' | 'visitor';

/**
 * Who has read what of whom, written with the reading itself and never changed (ADR 0062). A viewer's looks at one
 * kind of thing of one person within the same hour are one row, with the moment of the first: paging to and fro adds none.
 * Of a program, which asks all day long whether something has changed, the looks of a day are one row.
 */
@Injectable()
export class Accesses {
  constructor(
    private readonly transaction: Transaction,
    private readonly clock: Clock,
  ) {}

  /**
   * Reads for somebody else's eyes: the reading and its record are one transaction, so that nothing is shown that is not
   * on record. @param whose ids of the persons of whom the answer shows something; the viewer's own counts for nothing
   */
  reading<Answer>(
    viewer: Viewer,
    look: Look,
    read: () => Promise<Answer>,
    whose: (answer: Answer) => readonly string[],
  ): Promise<Answer> {
    return this.transaction.run(async () => {
      const answer = await read();
      await this.note(viewer, look, whose(answer));
      return answer;
    });
  }

  /** Puts on record that the viewer sees this of these persons. The caller is in the transaction of the reading. */
  async note(viewer: Viewer, { kind, municipalityId, purpose }: Look, personIds: readonly string[]): Promise<void> {
    const isPlatform = 'provider' in viewer;
    const viewerId = isPlatform ? viewer.id : viewer.personId;
    const others = [...new Set(personIds)].filter((id) => id !== viewerId);
    if (others.length === 0) return;
    const values = [
      ...[others, viewerId, roleOf(viewer, municipalityId), municipalityId, kind, this.clock.now()],
      ...[purpose ?? null, isPlatform ? viewer.provider : null, 'machine' in viewer ? 'day' : 'hour'],
    ];
    await this.transaction.crossing('access-log', () => this.transaction.query(NOTE, values));
  }
}

function roleOf(viewer: Viewer, municipalityId: string | null): AccessRole {
  if ('provider' in viewer) return 'course-platform';
  if ('machine' in viewer) return 'hr-system';
  if (municipalityId !== null && serves(viewer, 'hr', municipalityId)) return 'hr';
  return viewer.admin ? 'admin' : 'visitor';
}

/** In the order of their ids, so that two readings never wait for each other in a circle; who is gone is left out. */
const NOTE = `
  INSERT INTO accesses (person_id, viewer_id, viewer_role, municipality_id, kind, at, hour, purpose, provider)
  SELECT id, $2::uuid, $3::text, $4::uuid, $5::text, $6::timestamptz, date_trunc($9::text, $6::timestamptz, 'UTC'), $7::text, $8::text
  FROM persons WHERE id = ANY ($1::uuid[]) ORDER BY id FOR KEY SHARE
  ON CONFLICT DO NOTHING`;

/** The persons whom rows are about. */
export function personsOf(rows: readonly { readonly personId: string }[]): readonly string[] {
  return rows.map(({ personId }) => personId);
}

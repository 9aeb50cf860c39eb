import { Injectable } from '@nestjs/common';

import {
  type DifferenceKind,
  EditionsService,
  type FrameworkDraft,
  FrameworkDraftsService,
  type PartDifference,
  type PartName,
} from '../../competencies/index.js';

/** A draft with what differs from the edition that it follows. */
export interface DraftSheet {
  readonly draft: FrameworkDraft;
  readonly basis: { readonly id: string; readonly edition: string } | null;
  readonly differences: readonly PartDifference[];
  /** How the draft treats a part; undefined for one that says what it said. A changed statement changes its competence. */
  differenceOf(part: PartName): DifferenceKind | undefined;
}

@Injectable()
export class DraftSheets {
  constructor(
    private readonly drafts: FrameworkDraftsService,
    private readonly editions: EditionsService,
  ) {}

  /** @throws DomainError `framework-draft-not-found` */
  async of(id: string): Promise<DraftSheet> {
    const draft = await this.drafts.get(id);
    const { basis, differences, touched } = await this.editions.ofDraft(id);
    const competencies = new Map(touched.map(({ code, difference }) => [code, difference]));
    const differenceOf = ({ kind, code }: PartName): DifferenceKind | undefined =>
      kind === 'competence'
        ? competencies.get(code)
        : differences.find((one) => one.kind === kind && one.code === code)?.difference;
    return { draft, basis, differences, differenceOf };
  }
}

import { Injectable } from '@nestjs/common';

import { DomainError } from '../kernel/domain-error.js';
import { ImportPreviews } from '../platform/imports/import-previews.service.js';
import { type EditionChange, editionChange } from './domain/edition-change.js';
import { frameworkFileOfRows } from './domain/framework-file.js';
import { FrameworkDraftsService } from './framework-drafts.service.js';
import { FrameworksImporter } from './frameworks.importer.js';
import { FrameworksService } from './frameworks.service.js';

/** What a draft or a file would make of a framework, compared with the edition that is used now. */
@Injectable()
export class EditionsService {
  constructor(
    private readonly drafts: FrameworkDraftsService,
    private readonly frameworks: FrameworksService,
    private readonly importer: FrameworksImporter,
    private readonly previews: ImportPreviews,
  ) {}

  /** @throws DomainError `framework-draft-not-found` */
  async ofDraft(id: string): Promise<EditionChange> {
    const { content, basisId } = await this.drafts.get(id);
    const basis = { id: basisId, file: await this.frameworks.file(basisId) };
    return editionChange(basis, content);
  }

  /** Of an import that was previewed and can be applied. @throws DomainError `import-not-found`, `import-not-applicable` */
  async ofImport(importId: string): Promise<EditionChange> {
    const { rows } = await this.importer.read(await this.previews.fileOf(importId, this.importer.kind));
    const next = frameworkFileOfRows(rows);
    if (next === null) throw new DomainError('import-not-applicable', 'conflict');
    const same = await this.frameworks.find(next.code, next.edition);
    const basis = same ?? (await this.frameworks.newestOf(next.code));
    return editionChange(basis === null ? null : { id: basis.id, file: await this.frameworks.file(basis.id) }, next);
  }
}

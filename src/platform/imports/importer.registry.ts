import { Injectable } from '@nestjs/common';

import { DomainError } from '../../kernel/domain-error.js';
import type { Importer } from './importer.js';

/** The importers of all rooms by kind. Each registers its own when its module starts. */
@Injectable()
export class ImporterRegistry {
  private readonly importers = new Map<string, Importer>();

  register<Row>(importer: Importer<Row>): void {
    this.importers.set(importer.kind, importer);
  }

  kinds(): readonly string[] {
    return [...this.importers.keys()].sort();
  }

  /** @throws DomainError `import-kind-unknown` */
  get(kind: string): Importer {
    const importer = this.importers.get(kind);
    if (importer === undefined) throw new DomainError('import-kind-unknown', 'invalid', { kinds: this.kinds() });
    return importer;
  }
}

import { Injectable, type OnModuleInit } from '@nestjs/common';

import { parseJson } from '../kernel/json.js';
import { type Reading, rejected } from '../kernel/reading.js';
import { isArchive } from '../platform/imports/archive.js';
import type { Applied, Importer, ImportFile, Report } from '../platform/imports/importer.js';
import { ImporterRegistry } from '../platform/imports/importer.registry.js';
import type { FrameworkRow } from './domain/framework.js';
import { readFrameworkJson } from './domain/framework-json.js';
import { readSupplement } from './domain/framework-supplement.js';
import { FrameworksWriter } from './frameworks-writer.repository.js';
import { readWorkbook } from './workbook.reader.js';

/** Imports frameworks: the data supplement to DigComp 3.0 (.xlsx) or the product's own JSON, told apart by their content. */
@Injectable()
export class FrameworksImporter implements Importer<FrameworkRow>, OnModuleInit {
  readonly kind = 'framework';

  constructor(
    private readonly registry: ImporterRegistry,
    private readonly frameworks: FrameworksWriter,
  ) {}

  onModuleInit(): void {
    this.registry.register(this);
  }

  async read({ bytes }: ImportFile): Promise<Reading<FrameworkRow>> {
    if (isArchive(bytes)) {
      const tables = await readWorkbook(bytes);
      return 'code' in tables ? { rows: [], findings: [tables], total: 0 } : readSupplement(tables);
    }
    const json = parseJson(bytes);
    if (json === undefined) return { rows: [], findings: [rejected('framework-file-type-unknown')], total: 0 };
    return readFrameworkJson(json);
  }

  /** Writes what is new or says something else; what the file does not name stays as it is. */
  apply(rows: readonly FrameworkRow[], report: Report): Promise<Applied> {
    return this.frameworks.write(rows, report);
  }
}

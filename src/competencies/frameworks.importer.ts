import { Injectable, type OnModuleInit } from '@nestjs/common';

import { casePackageOf } from '../kernel/case-package.js';
import type { Comparison } from '../kernel/comparison.js';
import { parseJson } from '../kernel/json.js';
import { type Reading, rejected } from '../kernel/reading.js';
import { isArchive } from '../platform/imports/archive.js';
import type { Applied, Importer, ImportFile, Report } from '../platform/imports/importer.js';
import { ImporterRegistry } from '../platform/imports/importer.registry.js';
import { type FrameworkRow, rowsOf } from './domain/framework.js';
import { comparedRows } from './domain/framework-columns.js';
import { frameworkFileOfCase } from './domain/framework-case-reader.js';
import { readFrameworkJson } from './domain/framework-json.js';
import { readSupplement } from './domain/framework-supplement.js';
import { FrameworksWriter } from './frameworks-writer.repository.js';
import { KeptFrameworksRepository } from './kept-frameworks.repository.js';
import { readWorkbook } from './workbook.reader.js';

/** Imports frameworks: the data supplement to DigComp 3.0 (.xlsx), a package of CASE 1.1 or the product's own JSON, told apart by their content. */
@Injectable()
export class FrameworksImporter implements Importer<FrameworkRow>, OnModuleInit {
  readonly kind = 'framework';

  constructor(
    private readonly registry: ImporterRegistry,
    private readonly frameworks: FrameworksWriter,
    private readonly kept: KeptFrameworksRepository,
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
    return readFile(json);
  }

  async compare(rows: readonly FrameworkRow[]): Promise<readonly Comparison[]> {
    const [head] = rowsOf(rows, 'framework');
    const kept = head === undefined ? [] : await this.kept.partsOf(head);
    return comparedRows(rows, kept);
  }

  /** Writes what is new or says something else; what the file does not name stays as it is. */
  apply(rows: readonly FrameworkRow[], report: Report): Promise<Applied> {
    return this.frameworks.write(rows, report);
  }
}

/** What is to be said of a package as such comes before what is to be said of the framework inside. */
function readFile(json: unknown): Reading<FrameworkRow> {
  const given = casePackageOf(json);
  if (given === undefined) return readFrameworkJson(json);
  const { file, findings } = frameworkFileOfCase(given);
  if (findings.some(({ severity }) => severity === 'error')) return { rows: [], findings, total: 0 };
  const reading = readFrameworkJson(file);
  return { ...reading, findings: [...findings, ...reading.findings] };
}

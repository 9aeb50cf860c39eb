import { Injectable, type OnModuleInit } from '@nestjs/common';

import { casePackageOf } from '../kernel/case-package.js';
import type { Comparison } from '../kernel/comparison.js';
import { parseJson } from '../kernel/json.js';
import { type Finding, type Reading, rejected } from '../kernel/reading.js';
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

/**
 * What a framework may hold: DigComp 3.0, the largest known, is a file of 0.1 MB with 920 parts. The API reads it whole where it
 * shows what a new edition would change, and where an edition is drafted or exported.
 */
const FRAMEWORK_LIMITS = { jsonMegabytes: 4, parts: 10_000 } as const;
const MEGABYTE = 1024 * 1024;

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
    const reading = isArchive(bytes) ? await readTables(bytes) : readJson(bytes);
    const limit = FRAMEWORK_LIMITS.parts;
    return reading.rows.length > limit ? refused(rejected('framework-parts-too-many', {}, { limit })) : reading;
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

async function readTables(bytes: Buffer): Promise<Reading<FrameworkRow>> {
  const tables = await readWorkbook(bytes);
  return 'code' in tables ? refused(tables) : readSupplement(tables);
}

function readJson(bytes: Buffer): Reading<FrameworkRow> {
  const limit = FRAMEWORK_LIMITS.jsonMegabytes;
  if (bytes.length > limit * MEGABYTE) return refused(rejected('framework-file-too-large', {}, { limit }));
  const json = parseJson(bytes);
  return json === undefined ? refused(rejected('framework-file-type-unknown')) : readFile(json);
}

/** The whole file is refused for one reason. */
function refused(finding: Finding): Reading<FrameworkRow> {
  return { rows: [], findings: [finding], total: 0 };
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

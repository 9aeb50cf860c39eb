import { Injectable, type OnModuleInit } from '@nestjs/common';

import { parseJson } from '../kernel/json.js';
import { type Finding, type Reading, rejected } from '../kernel/reading.js';
import { utf8Text } from '../kernel/utf8.js';
import { isBroken, readCsv } from '../platform/imports/csv.js';
import type { Applied, Importer, ImportFile, Report } from '../platform/imports/importer.js';
import { ImporterRegistry } from '../platform/imports/importer.registry.js';
import type { ItemBank, ItemBankRow, MeasuringScale } from './domain/item-bank.js';
import { itemBankFromCsv } from './domain/item-bank-csv.js';
import { type ItemBankFile, readHead, readItemBank } from './domain/item-bank-file.js';
import { itemBankFromJson } from './domain/item-bank-json.js';
import { FrameworksRepository } from './frameworks.repository.js';
import { ItemsWriter } from './items-writer.repository.js';

/** Imports item banks, JSON or CSV, told apart by their content. The framework that a bank is made for comes first. */
@Injectable()
export class ItemsImporter implements Importer<ItemBankRow>, OnModuleInit {
  readonly kind = 'items';

  constructor(
    private readonly registry: ImporterRegistry,
    private readonly frameworks: FrameworksRepository,
    private readonly items: ItemsWriter,
  ) {}

  onModuleInit(): void {
    this.registry.register(this);
  }

  async read({ bytes }: ImportFile): Promise<Reading<ItemBankRow>> {
    const file = fileOf(bytes);
    if (!('head' in file)) return { rows: [], findings: file, total: 0 };
    return readItemBank(file, await this.scaleFor(readHead(file)));
  }

  /** Keeps items that say the same, retires and replaces the others, and publishes an instrument when anything changed. */
  apply(rows: readonly ItemBankRow[], report: Report): Promise<Applied> {
    return this.items.write(rows, report);
  }

  private async scaleFor({ framework, vocabulary }: ItemBank): Promise<MeasuringScale | null> {
    const id = await this.frameworks.idFor(framework, vocabulary);
    if (id === null) return null;
    const competencies = await this.frameworks.competencies(id);
    return { competencies: new Set(competencies.map(({ code }) => code)), levels: await this.frameworks.levels(id) };
  }
}

function fileOf(bytes: Buffer): ItemBankFile | readonly Finding[] {
  const json = parseJson(bytes);
  if (json !== undefined) return itemBankFromJson(json);
  if (/^\s*[[{]/.test(bytes.subarray(0, 100).toString('utf8'))) return [rejected('json-damaged')];
  const text = utf8Text(bytes);
  if (text === undefined) return [rejected('file-not-utf8')];
  const lines = readCsv(text);
  return isBroken(lines) ? [rejected('csv-damaged', lines)] : itemBankFromCsv(lines);
}

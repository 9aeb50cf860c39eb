import { Injectable } from '@nestjs/common';

import { DomainError } from '../kernel/domain-error.js';
import type { AskingInstrument, Instrument, Item } from './domain/instrument.js';
import { type FrameworkName, InstrumentsRepository } from './instruments.repository.js';

/** Versions kept in memory: they never change, and every answer of every check needs one. */
const KEPT = 8;

/** Published instruments and the items in them. */
@Injectable()
export class InstrumentsService {
  private readonly kept = new Map<string, Instrument>();

  constructor(private readonly instruments: InstrumentsRepository) {}

  /**
   * The newest published instrument of an item bank made for this framework, else of one for the same vocabulary.
   * @throws DomainError `no-instrument`
   */
  async forFramework(frameworkId: string): Promise<Instrument> {
    const id = await this.instruments.newestFor(frameworkId);
    if (id === null) throw new DomainError('no-instrument', 'conflict');
    return this.get(id);
  }

  /** @throws DomainError `instrument-not-found` */
  async get(instrumentId: string): Promise<Instrument> {
    const kept = this.kept.get(instrumentId);
    if (kept !== undefined) return kept;
    const instrument = await this.instruments.find(instrumentId);
    if (instrument === null) throw new DomainError('instrument-not-found', 'not-found');
    this.keep(instrument);
    return instrument;
  }

  /** Items by code, retired ones too; unknown ids are left out. */
  async items(itemIds: readonly string[]): Promise<readonly Item[]> {
    return itemIds.length === 0 ? [] : this.instruments.items(itemIds);
  }

  /** How many items of which current instrument ask for each of the competences, by competence and bank. */
  asking(framework: FrameworkName, competencies: readonly string[]): Promise<readonly AskingInstrument[]> {
    return this.instruments.asking(framework, competencies);
  }

  private keep(instrument: Instrument): void {
    const [oldest] = this.kept.keys();
    if (this.kept.size >= KEPT && oldest !== undefined) this.kept.delete(oldest);
    this.kept.set(instrument.id, instrument);
  }
}

import { ApiProperty } from '@nestjs/swagger';

import type { InstrumentSummary } from '../../competencies/index.js';
import type { CompetenceCalibration } from '../domain/calibration/competence-calibration.js';
import type { Population } from '../domain/calibration/calibration-shapes.js';
import type { DisclosedItem, DisclosedScale, QualityFlag } from '../domain/quality/disclosed-quality.js';
import type { CompetenceImpact } from '../domain/quality/instrument-impact.js';

const FLAGS: readonly QualityFlag[] = ['too-easy', 'too-hard', 'weak', 'misfit', 'often-skipped'];
const OUTCOMES: readonly CompetenceCalibration['outcome'][] = [
  'calibrated',
  'unchanged-few-answers',
  'unchanged-no-end',
];

/** A figure that may be missing: too few persons stand behind it, or it cannot be told. */
const figure = { type: Number, nullable: true } as const;
/** A count about persons, a multiple of 5; null for groups under the minimum size. */
const count = { type: Number, nullable: true, multipleOf: 5 } as const;

class BankTitle {
  @ApiProperty({ required: false })
  readonly de?: string;
  @ApiProperty({ required: false })
  readonly en?: string;
}

export class InstrumentSummaryResponse implements InstrumentSummary {
  @ApiProperty({ format: 'uuid' })
  readonly id!: string;
  @ApiProperty()
  readonly bankCode!: string;
  @ApiProperty({ type: BankTitle })
  readonly bankTitle!: BankTitle;
  @ApiProperty()
  readonly frameworkCode!: string;
  @ApiProperty({ minimum: 1 })
  readonly version!: number;
  @ApiProperty({ enum: ['draft', 'published'] })
  readonly state!: 'draft' | 'published';
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  readonly publishedAt!: Date | null;
  @ApiProperty()
  readonly items!: number;
  @ApiProperty({ description: 'New checks use it' })
  readonly current!: boolean;
}

export class InstrumentList {
  @ApiProperty({ type: [InstrumentSummaryResponse] })
  readonly items!: readonly InstrumentSummaryResponse[];
}

class ItemQualityResponse implements DisclosedItem {
  @ApiProperty()
  readonly code!: string;
  @ApiProperty(count)
  readonly asked!: number | null;
  @ApiProperty(count)
  readonly answered!: number | null;
  @ApiProperty(count)
  readonly skipped!: number | null;
  @ApiProperty({ ...figure, description: '0 (nobody anything) to 1 (everybody all)' })
  readonly facility!: number | null;
  @ApiProperty({ ...figure, description: 'Corrected item-rest correlation' })
  readonly discrimination!: number | null;
  @ApiProperty({ ...figure, description: 'Mean square; 1 as the model expects' })
  readonly outfit!: number | null;
  @ApiProperty({ ...figure, description: 'Weighted mean square; 1 as the model expects' })
  readonly infit!: number | null;
  @ApiProperty({ enum: FLAGS, isArray: true, description: 'What makes the item worth a look' })
  readonly flags!: readonly QualityFlag[];
}

class ScaleQualityResponse implements DisclosedScale {
  @ApiProperty()
  readonly competence!: string;
  @ApiProperty(count)
  readonly persons!: number | null;
  @ApiProperty(figure)
  readonly marginalReliability!: number | null;
  @ApiProperty({ ...figure, description: "Cronbach's alpha, by pairs of items that the same persons answered" })
  readonly alpha!: number | null;
  @ApiProperty({ type: [ItemQualityResponse] })
  readonly items!: readonly ItemQualityResponse[];
}

export class QualityReportResponse {
  @ApiProperty({ example: '2026-Q3', description: 'The last quarter that was over' })
  readonly period!: string;
  @ApiProperty({ type: String, format: 'date-time' })
  readonly madeAt!: Date;
  @ApiProperty({ type: [ScaleQualityResponse] })
  readonly figures!: readonly ScaleQualityResponse[];
}

class PopulationResponse implements Population {
  @ApiProperty({ description: 'In levels' })
  readonly mean!: number;
  @ApiProperty({ description: 'In levels' })
  readonly sd!: number;
}

class CalibrationResponse implements CompetenceCalibration {
  @ApiProperty()
  readonly competence!: string;
  @ApiProperty({ enum: OUTCOMES })
  readonly outcome!: CompetenceCalibration['outcome'];
  @ApiProperty({ description: 'Items with new parameters' })
  readonly recalibrated!: number;
  @ApiProperty({ type: [String], description: 'Codes of the items that held the scale' })
  readonly anchors!: readonly string[];
  @ApiProperty({ type: PopulationResponse, nullable: true })
  readonly population!: PopulationResponse | null;
  @ApiProperty()
  readonly iterations!: number;
  @ApiProperty({ ...figure, description: 'Mean absolute change of difficulties, in levels' })
  readonly meanMove!: number | null;
}

class CompetenceImpactResponse implements CompetenceImpact {
  @ApiProperty()
  readonly competence!: string;
  @ApiProperty(count)
  readonly persons!: number | null;
  @ApiProperty({ ...count, description: 'Would newly meet their requirement' })
  readonly gained!: number | null;
  @ApiProperty({ ...count, description: 'Would no longer meet it' })
  readonly lost!: number | null;
  @ApiProperty(count)
  readonly unchanged!: number | null;
  @ApiProperty({ ...figure, description: 'Mean shift of the estimate, in levels' })
  readonly shift!: number | null;
}

export class InstrumentImpactResponse {
  @ApiProperty({ example: '2026-Q3' })
  readonly period!: string;
  @ApiProperty({ type: String, format: 'date-time' })
  readonly madeAt!: Date;
  @ApiProperty({ type: [CalibrationResponse] })
  readonly calibration!: readonly CalibrationResponse[];
  @ApiProperty({ type: [CompetenceImpactResponse] })
  readonly figures!: readonly CompetenceImpactResponse[];
}

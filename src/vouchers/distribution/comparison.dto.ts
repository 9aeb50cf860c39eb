import { ApiProperty } from '@nestjs/swagger';

import type { MunicipalityKind } from '../../municipalities/index.js';
import { MUNICIPALITY_KINDS } from '../../municipalities/index.js';
import { APPORTIONMENT_METHODS, type ApportionmentMethod } from '../domain/apportionment/apportion.js';
import { DISTRIBUTION_WARNINGS, type DistributionWarning } from '../domain/distribution.js';
import type {
  ComparedBreach,
  ComparedLoser,
  ComparedMethod,
  ComparedMunicipality,
  ComparedShare,
  DistributionComparison,
} from './comparisons.service.js';

class NamedMunicipality {
  @ApiProperty({ format: 'uuid' })
  readonly municipalityId!: string;
  @ApiProperty({ description: 'ARS, 12 digits' })
  readonly ars!: string;
  @ApiProperty()
  readonly name!: string;
}

class BreachResponse extends NamedMunicipality implements ComparedBreach {
  @ApiProperty()
  readonly seats!: number;
  @ApiProperty({ example: '75.5017', description: 'Exact share within the limits, four decimals' })
  readonly exact!: string;
  @ApiProperty({ description: 'Vouchers above the exact share rounded up, or (negative) below it rounded down' })
  readonly beyond!: number;
}

class LoserResponse extends NamedMunicipality implements ComparedLoser {
  @ApiProperty()
  readonly seats!: number;
  @ApiProperty({ description: 'What it would get if there were one voucher more: less' })
  readonly seatsWithOneMore!: number;
}

class ComparedMethodResponse implements ComparedMethod {
  @ApiProperty({ enum: APPORTIONMENT_METHODS })
  readonly method!: ApportionmentMethod;
  @ApiProperty({ description: 'Vouchers of the municipality with the fewest' })
  readonly least!: number;
  @ApiProperty({ description: 'Vouchers of the municipality with the most' })
  readonly most!: number;
  @ApiProperty({ type: [BreachResponse], description: 'Quota rule: who gets more or less than rounding explains' })
  readonly breaches!: readonly BreachResponse[];
  @ApiProperty({
    type: [LoserResponse],
    nullable: true,
    description: 'Monotonicity: who would lose with one voucher more; null where the maximums leave no room for it',
  })
  readonly losers!: readonly LoserResponse[] | null;
}

class ComparedShareResponse implements ComparedShare {
  @ApiProperty({ enum: APPORTIONMENT_METHODS })
  readonly method!: ApportionmentMethod;
  @ApiProperty()
  readonly seats!: number;
  @ApiProperty({ example: '-0.1765', description: 'seats − quota, four decimals' })
  readonly difference!: string;
}

class ComparedMunicipalityResponse extends NamedMunicipality implements ComparedMunicipality {
  @ApiProperty({ enum: MUNICIPALITY_KINDS })
  readonly kind!: MunicipalityKind;
  @ApiProperty({ description: 'What it brings in: inhabitants, staff, need, or 1' })
  readonly weight!: number;
  @ApiProperty({ example: '16.1765', description: 'Exact share without limits, four decimals' })
  readonly quota!: string;
  @ApiProperty({ type: [ComparedShareResponse], description: 'In the order of the methods' })
  readonly shares!: readonly ComparedShareResponse[];
}

export class ComparisonResponse implements DistributionComparison {
  @ApiProperty({ description: 'Vouchers that are distributed' })
  readonly total!: number;
  @ApiProperty({
    type: String,
    nullable: true,
    example: '2026-Q3',
    description: 'Published for; null for other weights',
  })
  readonly needPeriod!: string | null;
  @ApiProperty({ enum: DISTRIBUTION_WARNINGS, isArray: true })
  readonly warnings!: readonly DistributionWarning[];
  @ApiProperty({ type: [ComparedMethodResponse] })
  readonly methods!: readonly ComparedMethodResponse[];
  @ApiProperty({ type: [ComparedMunicipalityResponse], description: 'By ARS' })
  readonly municipalities!: readonly ComparedMunicipalityResponse[];
}

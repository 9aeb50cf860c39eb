import { ApiProperty } from '@nestjs/swagger';

import type { Localized } from '../kernel/localized.js';
import { CostResponse } from './cost.dto.js';
import type { MeasureFirst } from './domain/gaps.js';
import type { Binding, BindingLimit, NextVoucher } from './domain/binding.js';
import type { PathPart } from './domain/path-shapes.js';
import type { ClosedGapView, OpenGapView, PathCourseView, PathView, StepToGap } from './domain/path-view.js';
import type { PinLeft } from './domain/pins.js';
import type { Alternative, Reasons } from './domain/reasons.js';
import { MarkResponse } from './marks/marks.dto.js';
import { WhyNotResponse } from './why-not.dto.js';

class StepToGapResponse implements StepToGap {
  @ApiProperty()
  readonly competence!: string;
  @ApiProperty()
  readonly from!: number;
  @ApiProperty()
  readonly to!: number;
  @ApiProperty({ description: 'The minimum of the post is reached' })
  readonly closed!: boolean;
}

class AlternativeResponse implements Alternative {
  @ApiProperty({ format: 'uuid' })
  readonly courseId!: string;
  @ApiProperty({ type: CostResponse, description: 'Cost of the path with it in the place of the course' })
  readonly cost!: CostResponse;
  @ApiProperty({ type: [String], description: 'Competences whose gap would then stay open' })
  readonly gapsLost!: readonly string[];
}

class ReasonsResponse implements Reasons {
  @ApiProperty({ type: CostResponse, description: 'Cost of the path if the course did not exist' })
  readonly costWithout!: CostResponse;
  @ApiProperty({ type: [String], description: 'Competences whose gap would then stay open' })
  readonly gapsLost!: readonly string[];
  @ApiProperty({ type: [String], description: 'Courses that would take its place' })
  readonly replacedBy!: readonly string[];
  @ApiProperty({
    type: AlternativeResponse,
    nullable: true,
    description: 'The one course outside of the path that gives most of what this one gives',
  })
  readonly nearest!: AlternativeResponse | null;
}

class PathCourseResponse implements PathCourseView {
  @ApiProperty({ format: 'uuid' })
  readonly courseId!: string;
  @ApiProperty()
  readonly code!: string;
  @ApiProperty({ type: Object, description: 'By language' })
  readonly title!: Localized;
  @ApiProperty()
  readonly provider!: string;
  @ApiProperty({ type: String, nullable: true })
  readonly url!: string | null;
  @ApiProperty({ enum: ['necessary', 'useful', 'pinned'] })
  readonly part!: PathPart;
  @ApiProperty()
  readonly minutes!: number;
  @ApiProperty()
  readonly priceCents!: number;
  @ApiProperty({ type: [StepToGapResponse] })
  readonly closes!: readonly StepToGapResponse[];
  @ApiProperty({ type: ReasonsResponse })
  readonly reasons!: ReasonsResponse;
}

class MeasureFirstResponse implements MeasureFirst {
  @ApiProperty()
  readonly competence!: string;
  @ApiProperty()
  readonly minimum!: number;
  @ApiProperty()
  readonly weight!: number;
  @ApiProperty()
  readonly essential!: boolean;
  @ApiProperty({ type: String, nullable: true })
  readonly alternative!: string | null;
}

class GapResponse {
  @ApiProperty()
  readonly competence!: string;
  @ApiProperty({ description: 'Level reached, or claimed by a completed course if that is higher' })
  readonly from!: number;
  @ApiProperty({ description: 'Minimum of the post' })
  readonly to!: number;
  @ApiProperty()
  readonly weight!: number;
  @ApiProperty()
  readonly essential!: boolean;
  @ApiProperty({ type: String, nullable: true })
  readonly alternative?: string | null;
  @ApiProperty({ description: 'A few more questions could spare the course' })
  readonly open!: boolean;
}

class ClosedGapResponse extends GapResponse implements ClosedGapView {
  @ApiProperty({ type: [String] })
  readonly courses!: readonly string[];
}

class OpenGapResponse extends GapResponse implements OpenGapView {
  @ApiProperty({ enum: ['no-course', 'limits'] })
  readonly reason!: 'no-course' | 'limits';
  @ApiProperty({ description: 'Level that the path reaches' })
  readonly reached!: number;
}

class BindingResponse implements Binding {
  @ApiProperty({
    enum: ['minutes', 'priceCents', 'language', 'format', 'accessibility', 'together'],
    description: '`together`: no limit alone, but all of them',
  })
  readonly limit!: BindingLimit;
  @ApiProperty({ type: [String], description: 'Competences whose gap would close as well without the limit' })
  readonly closes!: readonly string[];
  @ApiProperty({ type: Number, nullable: true, description: 'Minutes or cents that this would take in all' })
  readonly needed!: number | null;
  @ApiProperty({ type: Number, nullable: true, description: 'How much more that is than the limit allows' })
  readonly short!: number | null;
  @ApiProperty({ type: CostResponse, description: 'What the path would cost then' })
  readonly cost!: CostResponse;
}

class NextVoucherResponse implements NextVoucher {
  @ApiProperty({ description: 'Cents that it would spare' })
  readonly spares!: number;
  @ApiProperty({ type: [String], description: 'Competences whose gap would close as well' })
  readonly closes!: readonly string[];
}

class PinLeftResponse extends WhyNotResponse implements PinLeft {
  @ApiProperty({ format: 'uuid' })
  readonly courseId!: string;
}

export class PathResponse implements PathView {
  @ApiProperty({ format: 'uuid' })
  readonly profileId!: string;
  @ApiProperty({ type: [PathCourseResponse], description: 'In an order in which every entry level is met' })
  readonly courses!: readonly PathCourseResponse[];
  @ApiProperty({ type: [ClosedGapResponse] })
  readonly gapsClosed!: readonly ClosedGapResponse[];
  @ApiProperty({ type: [OpenGapResponse] })
  readonly gapsOpen!: readonly OpenGapResponse[];
  @ApiProperty({ type: [MeasureFirstResponse], description: 'Not measured, and so not planned for' })
  readonly measureFirst!: readonly MeasureFirstResponse[];
  @ApiProperty({ type: CostResponse })
  readonly cost!: CostResponse;
  @ApiProperty({ description: 'It is proven that no better path exists' })
  readonly optimal!: boolean;
  @ApiProperty({
    type: Number,
    nullable: true,
    description: 'Minutes below which no necessary part can fall; null when limits leave an essential gap open',
  })
  readonly bound!: number | null;
  @ApiProperty({ type: [BindingResponse], description: 'Limits that keep gaps open, and by how much' })
  readonly binding!: readonly BindingResponse[];
  @ApiProperty({ type: NextVoucherResponse, nullable: true, description: 'What one voucher more would bring' })
  readonly nextVoucher!: NextVoucherResponse | null;
  @ApiProperty({ type: [MarkResponse], description: 'What I pinned or dismissed, newest first' })
  readonly marks!: readonly MarkResponse[];
  @ApiProperty({ type: [PinLeftResponse], description: 'Pinned courses that have no place in the path, and why' })
  readonly pinsLeft!: readonly PinLeftResponse[];
}

import { IsInt, Min } from 'class-validator';

import { NumberOfForm } from '../shared/form-values.js';

export class ConfirmVersionForm {
  @NumberOfForm()
  @IsInt()
  @Min(1)
  readonly version!: number;
}

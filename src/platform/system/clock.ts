import { Injectable } from '@nestjs/common';

/** The time, as something that can be handed in: tests replace it, nothing else reads the clock. */
@Injectable()
export class Clock {
  now(): Date {
    return new Date();
  }
}

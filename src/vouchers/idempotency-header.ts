import type { ApiHeaderOptions } from '@nestjs/swagger';

/** Every move asks for it: the same key gives the same answer for 24 hours. */
export const KEY_HEADER: ApiHeaderOptions = {
  name: 'Idempotency-Key',
  required: true,
  description: 'Chosen by the caller, at most 200 characters: a repeated call moves nothing a second time',
};

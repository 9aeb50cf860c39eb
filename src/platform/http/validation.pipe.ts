import { ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';

export interface InvalidField {
  /** JSON pointer to the field in the request. */
  readonly pointer: string;
  /** Names of the rules that the value breaks, with what they expect. */
  readonly rules: Readonly<Record<string, string>>;
}

export class ValidationFailed extends Error {
  constructor(readonly fields: readonly InvalidField[]) {
    super('input-invalid');
  }
}

/** Turns a request into its class and refuses unknown or wrong fields, each with a JSON pointer. */
export function validationPipe(): ValidationPipe {
  return new ValidationPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    exceptionFactory: (errors) => new ValidationFailed(errors.flatMap((error) => fieldsOf(error, ''))),
  });
}

function fieldsOf(error: ValidationError, parent: string): InvalidField[] {
  const pointer = `${parent}/${error.property.replaceAll('~', '~0').replaceAll('/', '~1')}`;
  const own = error.constraints ? [{ pointer, rules: error.constraints }] : [];
  return [...own, ...(error.children ?? []).flatMap((child) => fieldsOf(child, pointer))];
}

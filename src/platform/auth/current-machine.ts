import { createParamDecorator, type ExecutionContext } from '@nestjs/common';

import type { MachineActor } from '../../kernel/actor.js';

/** The program that calls a route for programs, as its strategy knows it. */
export const CurrentMachine = createParamDecorator(
  (_: unknown, context: ExecutionContext): MachineActor =>
    context.switchToHttp().getRequest<{ readonly user: MachineActor }>().user,
);

import {
  createRedisCommandExecutor,
  defineCommand,
  redisCommandDefinitions,
  t,
  WrongNumberOfArgumentsError,
  type CommandDefinition,
  type CommandExecutor,
  type CompatibilityProfile,
} from 'js-redis-server/core';

interface Move {
  readonly source: Buffer;
  readonly destination: Buffer;
  readonly fromDirection: 'right';
  readonly toDirection: 'left';
  readonly timeout: number;
}

/** All commands of the package and the one it lacks, on which Bull's queue waits: BRPOPLPUSH, a BLMOVE from right to left. */
export function createExecutor(profile: CompatibilityProfile): CommandExecutor {
  const blmove = redisCommandDefinitions.find(({ name }) => name === 'blmove') as CommandDefinition<Move> | undefined;
  if (!blmove) throw new Error('js-redis-server has no BLMOVE any more');
  const brpoplpush = defineCommand<Move>({
    name: 'brpoplpush',
    flags: ['write', 'noscript'],
    schema: t.custom((input, from, context) => {
      const [source, destination, timeout] = input.slice(from);
      if (!source || !destination || !timeout) throw new WrongNumberOfArgumentsError(context.commandName);
      const value: Move = {
        source,
        destination,
        fromDirection: 'right',
        toDirection: 'left',
        timeout: Number(timeout),
      };
      return { value, nextIndex: from + 3 };
    }),
    keys: ({ source, destination }) => [source, destination],
    execute: (move, context) => blmove.execute(move, context),
  });
  return createRedisCommandExecutor({ compatibility: profile, extraCommands: [brpoplpush] });
}

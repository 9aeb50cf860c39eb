import { Injectable } from '@nestjs/common';

import { SYSTEM, withinScope } from '../database/tenant-scope.js';

export interface Command {
  /** One or two words after `cli.js`, such as `import` or `seed demo`. */
  readonly name: string;
  readonly usage: string;
  /** Says what it does while it does it; throws when it cannot. */
  run(words: readonly string[], say: (line: string) => void): Promise<void>;
}

/** What the command line can do. Each room registers its own commands when its module starts. */
@Injectable()
export class CommandRegistry {
  private readonly commands: Command[] = [];

  /** Whoever may start a command on the server acts for all municipalities. */
  register(command: Command): void {
    const { name, usage } = command;
    this.commands.push({ name, usage, run: (words, say) => withinScope(SYSTEM, () => command.run(words, say)) });
  }

  find(words: readonly string[]): { readonly command: Command; readonly rest: readonly string[] } | undefined {
    for (const command of this.commands) {
      const name = command.name.split(' ');
      if (name.every((word, at) => words[at] === word)) return { command, rest: words.slice(name.length) };
    }
    return undefined;
  }

  usage(): string {
    return this.commands.map(({ usage }) => `  ${usage}`).join('\n');
  }
}

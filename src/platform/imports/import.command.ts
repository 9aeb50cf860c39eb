import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';

import { Injectable, type OnModuleInit } from '@nestjs/common';

import { DomainError } from '../../kernel/domain-error.js';
import { type Command, CommandRegistry } from '../commands/command.registry.js';
import { Env } from '../config/env.js';
import { Texts } from '../i18n/texts.js';
import { IMPORT_MODES } from './import-record.js';
import { type ImportReport, ImportRun } from './import-run.service.js';

/** `import KIND FILE [--mode MODE] [--invite]`: the same import as by upload, in the foreground, with its report as text. */
@Injectable()
export class ImportCommand implements Command, OnModuleInit {
  readonly name = 'import';
  readonly usage = `import KIND FILE [--mode ${IMPORT_MODES.join('|')}] [--invite]`;

  constructor(
    private readonly registry: CommandRegistry,
    private readonly imports: ImportRun,
    private readonly texts: Texts,
    private readonly env: Env,
  ) {}

  onModuleInit(): void {
    this.registry.register(this);
  }

  async run(words: readonly string[], say: (line: string) => void): Promise<void> {
    const { values, positionals } = parseArgs({
      args: [...words],
      options: { mode: { type: 'string', default: 'all-or-nothing' }, invite: { type: 'boolean', default: false } },
      allowPositionals: true,
    });
    const [kind, file] = positionals;
    const mode = IMPORT_MODES.find((known) => known === values.mode);
    if (kind === undefined || file === undefined || mode === undefined) throw new Error(`Usage: ${this.usage}`);
    await this.mustFit(file);
    const content = { name: path.basename(file), bytes: await readFile(file) };
    const report = await this.imports.runFile(kind, mode, content, values);
    this.describe(report).forEach(say);
    if (report.state === 'rejected') throw new DomainError('import-rejected', 'invalid');
  }

  private async mustFit(file: string): Promise<void> {
    const { size } = await stat(file);
    const limit = this.env.IMPORT_MAX_BYTES;
    if (size > limit) throw new DomainError('file-too-large', 'invalid', { size, limit });
  }

  private describe({ state, counts, problems, problemsTotal }: ImportReport): string[] {
    const t = this.texts.in('en');
    const lines = problems.map(({ severity, line, column, code, values }) => {
      const place = [line !== null && `line ${line}`, column].filter(Boolean).join(', ');
      return `${severity}${place && ` (${place})`}: ${t(`findings:${code}`, values)}`;
    });
    const sum = Object.entries(counts).map(([name, count]) => `${count} ${name}`);
    return [...lines, `${state}: ${sum.join(', ')}; ${problemsTotal} findings`];
  }
}

import { Client, type ClientBase, type Pool } from 'pg';
import { DataSource } from 'typeorm';

import type { TestApp } from '../app.js';

/** A table that a statement has read. */
export interface Read {
  readonly table: string;
  /** Such as `Seq Scan`, or `Index Scan using persons_pkey`. */
  readonly how: string;
  /** It began where the index begins, and not where it was asked to. */
  readonly isUnled: boolean;
  /** Rows that were read in vain; where it was not run, as many as there may be. */
  readonly passedOver: number;
}

/** A statement as PostgreSQL has run it, those of triggers and functions too, or as it would run it. */
export interface Plan {
  readonly text: string;
  readonly reads: readonly Read[];
}

export interface Node {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly 'Index Cond'?: string;
  readonly 'Actual Loops'?: number;
  readonly Filter?: string;
  readonly 'Rows Removed by Filter'?: number;
  readonly Plans?: readonly Node[];
}

const PLAN = /^duration: [\d.]+ ms {2}plan:\n/;

/** Settings that make every connection to the database tell the plan of each statement to its client. */
const SETTINGS: Readonly<Record<string, string>> = {
  session_preload_libraries: 'auto_explain',
  'auto_explain.log_min_duration': '0',
  'auto_explain.log_level': 'notice',
  'auto_explain.log_format': 'json',
  'auto_explain.log_analyze': 'on',
  'auto_explain.log_timing': 'off',
  'auto_explain.log_nested_statements': 'on',
};

/** From here on new connections to the database tell their plans. Needs a superuser. */
export async function tellPlans({ name, url }: { readonly name: string; readonly url: string }): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  // Without it the settings of a library are unknown.
  await client.query(`LOAD 'auto_explain'`);
  for (const [setting, value] of Object.entries(SETTINGS)) {
    await client.query(`ALTER DATABASE ${name} SET ${setting} = '${value}'`);
  }
  await client.end();
}

/** Hears the plans of whatever the product asks from here on, as its role, in the scope of whoever acts, with its values. */
export function hearPlans(app: TestApp, heard: (plan: Plan) => void): void {
  const known = new WeakSet<ClientBase>();
  const { master } = app.get(DataSource).driver as unknown as { readonly master: Pool };
  master.on('acquire', (client) => {
    if (known.has(client)) return;
    known.add(client);
    client.on('notice', ({ message = '' }) => {
      if (!PLAN.test(message)) return;
      const told = JSON.parse(message.replace(PLAN, '')) as { 'Query Text': string; Plan: Node };
      heard(planOf(told['Query Text'], told.Plan));
    });
  });
}

/** @param text as it was asked; spaces of a kind are one */
export const planOf = (text: string, root: Node): Plan => ({
  text: text.replaceAll(/\s+/g, ' ').trim(),
  reads: readsOf(root),
});

function readsOf(node: Node): readonly Read[] {
  const { 'Node Type': type, 'Relation Name': table, 'Index Name': index } = node;
  const below = (node.Plans ?? []).flatMap(readsOf);
  // One of two ways that PostgreSQL kept open, and did not take.
  if (table === undefined || !type.includes('Scan') || node['Actual Loops'] === 0) return below;
  const how = index === undefined ? type : `${type} using ${index}`;
  const isUnled = index !== undefined && node['Index Cond'] === undefined;
  return [{ table, how, isUnled, passedOver: passedOver(node) }, ...below];
}

function passedOver({ Filter: condition, 'Actual Loops': loops, 'Rows Removed by Filter': rows = 0 }: Node): number {
  if (loops === undefined) return condition === undefined ? 0 : Infinity;
  return rows * loops;
}

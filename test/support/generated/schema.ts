type Query = <Row>(sql: string) => Promise<Row[]>;

interface Column {
  readonly table: string;
  readonly name: string;
  readonly type: string;
  readonly default: string | null;
  readonly required: boolean;
}
interface Owned {
  readonly table: string;
  readonly definition: string;
}

const EXTENSIONS = `
  SELECT '' AS table, 'CREATE EXTENSION ' || extname AS definition FROM pg_extension WHERE extname <> 'plpgsql' ORDER BY extname`;

const COLUMNS = `
  SELECT c.relname AS table, a.attname AS name, format_type(a.atttypid, a.atttypmod) || coalesce(' COLLATE ' || l.collname, '') AS type, a.attnotnull AS required,
         CASE WHEN a.attidentity <> '' THEN 'generated always as identity' ELSE pg_get_expr(d.adbin, d.adrelid) END AS default
  FROM pg_class c
  JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
  LEFT JOIN pg_collation l ON l.oid = a.attcollation AND l.collnamespace = 'public'::regnamespace
  LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
  WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND c.relname <> 'migrations'
  ORDER BY c.relname, a.attnum`;

// Not-null constraints are named objects from PostgreSQL 18 on and are left out, so that the file is the same on 15 and 18.
const CONSTRAINTS = `
  SELECT c.relname AS table, 'CONSTRAINT ' || k.conname || ' ' || pg_get_constraintdef(k.oid) AS definition
  FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
  WHERE c.relnamespace = 'public'::regnamespace AND k.contype IN ('p', 'u', 'f', 'c', 'x') AND c.relname <> 'migrations'
  ORDER BY c.relname, k.contype, k.conname`;

const INDEXES = `
  SELECT i.tablename AS table, i.indexdef AS definition FROM pg_indexes i
  WHERE i.schemaname = 'public' AND i.tablename <> 'migrations'
    AND NOT EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conname = i.indexname AND k.conindid = (i.schemaname || '.' || i.indexname)::regclass)
  ORDER BY i.tablename, i.indexname`;

const TRIGGERS = `
  SELECT c.relname AS table, pg_get_triggerdef(t.oid) AS definition
  FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
  WHERE NOT t.tgisinternal AND c.relnamespace = 'public'::regnamespace ORDER BY c.relname, t.tgname`;

// Where the application may do less than read, add, change and remove.
const RIGHTS = `
  SELECT c.relname AS table, 'GRANT ' || string_agg(r.name, ', ' ORDER BY r.place) || ' ON ' || c.relname || ' TO lernlotse_app' AS definition
  FROM pg_class c CROSS JOIN unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE']) WITH ORDINALITY AS r (name, place)
  WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND c.relname <> 'migrations' AND has_table_privilege('lernlotse_app', c.oid, r.name)
  GROUP BY c.relname HAVING count(*) <> 4 ORDER BY c.relname`;

// The owner's own policy bears the name of the login and is the same everywhere.
const POLICIES = `
  SELECT c.relname AS table, rule AS definition FROM pg_class c CROSS JOIN LATERAL (
    SELECT 0 AS place, 'ALTER TABLE ' || c.relname || ' ENABLE ROW LEVEL SECURITY' || CASE WHEN c.relforcerowsecurity THEN ', FORCE ROW LEVEL SECURITY' ELSE '' END AS rule
     WHERE c.relrowsecurity
    UNION ALL
    SELECT row_number() OVER (ORDER BY policyname), format('CREATE POLICY %s ON %s FOR %s TO %s%s%s', policyname, tablename, cmd, array_to_string(roles, ', '),
           CASE WHEN qual IS NULL THEN '' ELSE ' USING (' || qual || ')' END, CASE WHEN with_check IS NULL THEN '' ELSE ' WITH CHECK (' || with_check || ')' END)
      FROM pg_policies WHERE schemaname = 'public' AND tablename = c.relname AND policyname <> 'owner_keeps_all'
    UNION ALL
    SELECT 1000, format('COMMENT ON TABLE %s IS %L', c.relname, obj_description(c.oid)) WHERE obj_description(c.oid) IS NOT NULL) AS rules
   WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace ORDER BY c.relname, rules.place`;

const FUNCTIONS = `
  SELECT '' AS table, pg_get_functiondef(p.oid) AS definition
  FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')
  ORDER BY p.proname`;

/** The schema that the migrations make, in words of SQL: the same text on PostgreSQL 15 and 18. */
export async function describeSchema(query: Query): Promise<string> {
  const [extensions, columns, constraints, indexes, triggers, rights, policies, functions] = [
    await query<Owned>(EXTENSIONS),
    await query<Column>(COLUMNS),
    await query<Owned>(CONSTRAINTS),
    await query<Owned>(INDEXES),
    await query<Owned>(TRIGGERS),
    await query<Owned>(RIGHTS),
    await query<Owned>(POLICIES),
    await query<Owned>(FUNCTIONS),
  ];
  const of = (rows: readonly Owned[], table: string) =>
    rows.filter((row) => row.table === table).map((row) => row.definition);
  const tables = [...new Set(columns.map(({ table }) => table))].map((table) => {
    const lines = [...columns.filter((column) => column.table === table).map(columnLine), ...of(constraints, table)];
    const rest = [...of(indexes, table), ...of(triggers, table), ...of(rights, table), ...of(policies, table)].map(
      (definition) => `${definition};`,
    );
    return [`CREATE TABLE ${table} (\n  ${lines.join(',\n  ')}\n);`, ...rest].join('\n');
  });
  const rules = [...extensions, ...functions].map(({ definition }) => `${definition.trim()};`);
  return ['-- Generated from the migrations by `npm run generate`.', ...rules, ...tables, ''].join('\n\n');
}

function columnLine({ name, type, default: value, required }: Column): string {
  const suffix = value === null ? '' : value.startsWith('generated') ? ` ${value.toUpperCase()}` : ` DEFAULT ${value}`;
  return `${name} ${type}${suffix}${required ? ' NOT NULL' : ''}`;
}

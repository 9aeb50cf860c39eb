import type { MigrationInterface, QueryRunner } from 'typeorm';

export class EndAndDocumentWorksAgreements1764400000041 implements MigrationInterface {
  readonly name = 'EndAndDocumentWorksAgreements1764400000041';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE works_agreements
        ADD COLUMN ended_by uuid,
        ADD COLUMN ended_at timestamptz,
        ADD COLUMN end_reason text,
        ADD CONSTRAINT agreement_ended_with_reason CHECK ((ended_at IS NULL) = (end_reason IS NULL)),
        ADD CONSTRAINT agreement_ended_at_a_moment CHECK (ended_by IS NULL OR ended_at IS NOT NULL);
      COMMENT ON COLUMN works_agreements.recorded_by IS 'who recorded it; the pseudonym after erasure';
      COMMENT ON COLUMN works_agreements.confirmed_by IS 'who put it in force; the pseudonym after erasure';
      COMMENT ON COLUMN works_agreements.ended_by IS 'who ended it or took it back; the pseudonym after erasure';

      CREATE TABLE works_agreement_documents (
        agreement_id uuid PRIMARY KEY REFERENCES works_agreements (id) ON DELETE CASCADE,
        file_name text NOT NULL,
        content bytea NOT NULL CONSTRAINT agreement_document_within_limit CHECK (octet_length(content) BETWEEN 1 AND 10485760),
        sha256 text NOT NULL CONSTRAINT agreement_document_has_hash CHECK (sha256 ~ '^[0-9a-f]{64}$'),
        stored_at timestamptz NOT NULL
      );

      ALTER TABLE checks ADD COLUMN reminded_at timestamptz;

      -- The newest version that was ever confirmed counts, unless it was ended.
      CREATE FUNCTION agreement_in_force(municipality uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
        SELECT coalesce((SELECT ended_at IS NULL FROM works_agreements
                          WHERE municipality_id = municipality AND confirmed_at IS NOT NULL
                          ORDER BY version DESC LIMIT 1), false)
      $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE checks DROP COLUMN reminded_at;
      DROP FUNCTION agreement_in_force(uuid);
      DROP TABLE works_agreement_documents;
      ALTER TABLE works_agreements DROP COLUMN end_reason, DROP COLUMN ended_at, DROP COLUMN ended_by;
      COMMENT ON COLUMN works_agreements.confirmed_by IS NULL;
      COMMENT ON COLUMN works_agreements.recorded_by IS NULL;
    `);
  }
}

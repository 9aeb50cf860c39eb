import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AddItemMedia1764100000011 implements MigrationInterface {
  readonly name = 'AddItemMedia1764100000011';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE items ADD COLUMN needs jsonb NOT NULL DEFAULT '[]'
        CONSTRAINT item_needs_known CHECK (needs <@ '["sight", "colour", "hearing", "pointer"]');

      CREATE TABLE item_media (
        id uuid PRIMARY KEY,
        item_id uuid NOT NULL REFERENCES items (id),
        position integer NOT NULL CONSTRAINT two_media_per_item CHECK (position IN (1, 2)),
        type text NOT NULL CONSTRAINT media_type_known CHECK (type IN (
          'image/png', 'image/jpeg', 'image/webp', 'audio/mpeg', 'audio/ogg', 'video/mp4', 'video/webm')),
        bytes bytea NOT NULL CONSTRAINT media_within_limit CHECK (octet_length(bytes) BETWEEN 1 AND 262144),
        sha256 bytea NOT NULL,
        alternative jsonb NOT NULL,
        transcript jsonb,
        CONSTRAINT one_medium_per_place UNIQUE (item_id, position),
        CONSTRAINT sound_has_transcript CHECK (type LIKE 'image/%' OR transcript IS NOT NULL)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE item_media;
      ALTER TABLE items DROP COLUMN needs;
    `);
  }
}

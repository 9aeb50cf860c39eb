import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Requests by Art. 15 to 21 GDPR with the last day for an answer, and what happened to each. */
export class HearRequestsOfPersons1764400000013 implements MigrationInterface {
  readonly name = 'HearRequestsOfPersons1764400000013';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE rights_requests (
        id uuid PRIMARY KEY,
        person_id uuid NOT NULL REFERENCES persons (id) ON DELETE CASCADE,
        municipality_id uuid NOT NULL REFERENCES municipalities (id),
        "right" text NOT NULL CONSTRAINT right_known
          CHECK ("right" IN ('access', 'rectification', 'erasure', 'restriction', 'portability', 'objection')),
        state text NOT NULL CONSTRAINT rights_state_known CHECK (state IN ('open', 'granted', 'refused', 'withdrawn')),
        text text NOT NULL,
        field text,
        value text,
        received_at timestamptz NOT NULL,
        received_on date NOT NULL,
        due_on date NOT NULL CONSTRAINT due_after_receipt CHECK (due_on > received_on),
        extension_reason text,
        answer text,
        closed_at timestamptz,
        CONSTRAINT closed_request_has_moment CHECK ((state = 'open') = (closed_at IS NULL)),
        CONSTRAINT answered_request_has_answer CHECK (state NOT IN ('granted', 'refused') OR answer IS NOT NULL),
        CONSTRAINT correction_names_field_and_value CHECK ((field IS NULL) = (value IS NULL))
      );
      COMMENT ON COLUMN rights_requests.person_id IS 'The row goes with the person who is erased';
      CREATE INDEX rights_requests_by_person ON rights_requests (person_id, received_at);
      CREATE INDEX rights_requests_by_due_day ON rights_requests (municipality_id, due_on);

      CREATE TABLE rights_request_moves (
        position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        request_id uuid NOT NULL REFERENCES rights_requests (id) ON DELETE CASCADE,
        at timestamptz NOT NULL,
        move text NOT NULL CONSTRAINT rights_move_known CHECK (move IN ('received', 'extended', 'granted', 'refused', 'withdrawn')),
        moved_by uuid NOT NULL
      );
      COMMENT ON COLUMN rights_request_moves.moved_by IS 'Becomes the pseudonym when whoever moved it is erased';
      CREATE INDEX rights_request_moves_by_request ON rights_request_moves (request_id, position);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE rights_request_moves; DROP TABLE rights_requests');
  }
}

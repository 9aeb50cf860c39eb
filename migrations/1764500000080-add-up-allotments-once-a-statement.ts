import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The programme's sum was kept row by row: a distribution to 11,000 municipalities rewrote the programme's row as often, and
 * each time walked past all of its earlier versions of the transaction, n² in all. Now it is kept once a statement.
 */
export class AddUpAllotmentsOnceAStatement1764500000080 implements MigrationInterface {
  readonly name = 'AddUpAllotmentsOnceAStatement1764500000080';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER keep_programme_sum ON allotments;

      CREATE OR REPLACE FUNCTION keep_programme_sum() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'INSERT' THEN
          UPDATE programmes p SET granted = p.granted + step.sum
            FROM (SELECT programme_id, sum(granted) AS sum FROM given GROUP BY programme_id) step
           WHERE p.id = step.programme_id;
        ELSIF TG_OP = 'DELETE' THEN
          UPDATE programmes p SET granted = p.granted - step.sum
            FROM (SELECT programme_id, sum(granted) AS sum FROM taken GROUP BY programme_id) step
           WHERE p.id = step.programme_id;
        ELSE
          UPDATE programmes p SET granted = p.granted + step.sum
            FROM (SELECT programme_id, sum(change) AS sum
                    FROM (SELECT programme_id, granted AS change FROM given
                          UNION ALL SELECT programme_id, -granted FROM taken) changes
                   GROUP BY programme_id HAVING sum(change) <> 0) step
           WHERE p.id = step.programme_id;
        END IF;
        RETURN NULL;
      END $$;
      CREATE TRIGGER keep_programme_sum_given AFTER INSERT ON allotments
        REFERENCING NEW TABLE AS given FOR EACH STATEMENT EXECUTE FUNCTION keep_programme_sum();
      CREATE TRIGGER keep_programme_sum_changed AFTER UPDATE ON allotments
        REFERENCING OLD TABLE AS taken NEW TABLE AS given FOR EACH STATEMENT EXECUTE FUNCTION keep_programme_sum();
      CREATE TRIGGER keep_programme_sum_taken AFTER DELETE ON allotments
        REFERENCING OLD TABLE AS taken FOR EACH STATEMENT EXECUTE FUNCTION keep_programme_sum();

      CREATE FUNCTION keep_allotment_of_programme() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'an allotment stays with its programme' USING ERRCODE = '23514', CONSTRAINT = 'allotment_keeps_programme';
      END $$;
      CREATE TRIGGER keep_allotment_of_programme BEFORE UPDATE OF programme_id ON allotments
        FOR EACH ROW WHEN (NEW.programme_id <> OLD.programme_id) EXECUTE FUNCTION keep_allotment_of_programme();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER keep_allotment_of_programme ON allotments;
      DROP FUNCTION keep_allotment_of_programme();
      DROP TRIGGER keep_programme_sum_given ON allotments;
      DROP TRIGGER keep_programme_sum_changed ON allotments;
      DROP TRIGGER keep_programme_sum_taken ON allotments;

      CREATE OR REPLACE FUNCTION keep_programme_sum() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'UPDATE' AND NEW.programme_id <> OLD.programme_id THEN
          RAISE EXCEPTION 'an allotment stays with its programme' USING ERRCODE = '23514', CONSTRAINT = 'allotment_keeps_programme';
        END IF;
        UPDATE programmes
           SET granted = granted + COALESCE(CASE WHEN TG_OP <> 'DELETE' THEN NEW.granted END, 0)
                                 - COALESCE(CASE WHEN TG_OP <> 'INSERT' THEN OLD.granted END, 0)
         WHERE id = COALESCE(NEW.programme_id, OLD.programme_id);
        RETURN NULL;
      END $$;
      CREATE TRIGGER keep_programme_sum AFTER INSERT OR DELETE OR UPDATE OF granted, programme_id ON allotments
        FOR EACH ROW EXECUTE FUNCTION keep_programme_sum();
    `);
  }
}

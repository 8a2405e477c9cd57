DO $$
BEGIN
  FOR number IN 1..30 LOOP
    EXECUTE format('CREATE TABLE t%s (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text UNIQUE)', number);
    EXECUTE format('INSERT INTO t%s (name) SELECT ''row '' || n FROM generate_series(1, 100) n', number);
  END LOOP;
END $$;

CREATE TABLE transfer (
  id        uuid PRIMARY KEY,
  source_id bigint NOT NULL REFERENCES account,
  target_id bigint NOT NULL REFERENCES account,
  amount    bigint NOT NULL CHECK (amount > 0),
  made      timestamptz NOT NULL
);

CREATE INDEX transfer_made ON transfer (made);

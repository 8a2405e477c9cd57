CREATE SEQUENCE account_seq START WITH 101 INCREMENT BY 50;

CREATE TABLE account (
  id      bigint PRIMARY KEY,
  owner   text NOT NULL,
  balance bigint NOT NULL CHECK (balance >= 0),
  version integer NOT NULL DEFAULT 0
);

INSERT INTO account (id, owner, balance)
VALUES (1, 'Ada', 100000), (2, 'Grace', 100000), (3, 'Edsger', 100000);

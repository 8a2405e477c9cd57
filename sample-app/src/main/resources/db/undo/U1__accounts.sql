DROP TABLE account;

DROP SEQUENCE account_seq;

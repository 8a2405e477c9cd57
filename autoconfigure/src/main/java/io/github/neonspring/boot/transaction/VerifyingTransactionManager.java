package io.github.neonspring.boot.transaction;

/**
 * A transaction manager that understands a single transaction's wish to have its commit
 * verified.
 */
interface VerifyingTransactionManager {

}

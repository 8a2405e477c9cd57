package io.github.neonspring.sample.transfer;

import java.util.UUID;

import org.springframework.data.jpa.repository.JpaRepository;

/**
 * The transfers.
 */
interface TransferRepository extends JpaRepository<Transfer, UUID> {

}

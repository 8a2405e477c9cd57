package io.github.neonspring.boot.compatibility.library;

import org.springframework.data.jpa.repository.JpaRepository;

/**
 * A JPA repository.
 */
public interface AuthorRepository extends JpaRepository<Author, Long> {

}

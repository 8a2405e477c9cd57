package io.github.neonspring.boot.testkit.rules.clinic;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.PersistenceContext;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * An application as tutorials write them: owners, pets and visits.
 */
class Clinic {

	@Entity
	static class Owner {

		@Id
		@GeneratedValue
		private Integer id;

		private String lastName;

		@OneToMany(cascade = CascadeType.ALL)
		private final List<Pet> pets = new ArrayList<>();

		Integer getId() {
			return this.id;
		}

		String getLastName() {
			return this.lastName;
		}

		Optional<Pet> pet(String name) {
			return this.pets.stream().filter((pet) -> name.equalsIgnoreCase(pet.name)).findFirst();
		}

		void add(Pet pet) {
			this.pets.add(pet);
		}

	}

	@Entity
	static class Pet {

		@Id
		@GeneratedValue
		private Integer id;

		private String name;

		private LocalDate lastVisit;

		Integer getId() {
			return this.id;
		}

		void visitedOn(LocalDate day) {
			this.lastVisit = (this.lastVisit == null || day.isAfter(this.lastVisit)) ? day : this.lastVisit;
		}

	}

	interface OwnerRepository extends JpaRepository<Owner, Integer> {

		@Transactional(readOnly = true)
		Page<Owner> findByLastNameStartingWith(String lastName, Pageable page);

		@Query("select distinct owner from Owner owner left join fetch owner.pets where owner.id = :id")
		Optional<Owner> findWithPets(Integer id);

	}

	@Repository
	static class VisitReport {

		@PersistenceContext
		private EntityManager entityManager;

		private final JdbcClient jdbc;

		VisitReport(JdbcClient jdbc) {
			this.jdbc = jdbc;
		}

		@Transactional(readOnly = true)
		Collection<Pet> notSeenSince(LocalDate day) {
			return this.entityManager.createQuery("from Pet where lastVisit < :day", Pet.class)
				.setParameter("day", day)
				.getResultList();
		}

		List<String> busiestDays() {
			return this.jdbc.sql("SELECT last_visit FROM pet GROUP BY last_visit ORDER BY count(*) DESC LIMIT 3")
				.query(String.class)
				.list();
		}

	}

	@Service
	static class ClinicService {

		private final OwnerRepository owners;

		private final VisitReport report;

		ClinicService(OwnerRepository owners, VisitReport report) {
			this.owners = owners;
			this.report = report;
		}

		@Transactional
		Owner visit(Integer ownerId, String petName, LocalDate day) {
			Owner owner = find(ownerId);
			owner.pet(petName).orElseThrow(() -> new IllegalArgumentException("No pet " + petName)).visitedOn(day);
			return this.owners.save(owner);
		}

		@Transactional(readOnly = true)
		List<Pet> overdue() {
			return new ArrayList<>(this.report.notSeenSince(LocalDate.EPOCH));
		}

		private Owner find(Integer id) {
			return this.owners.findWithPets(id).orElseThrow(() -> new IllegalArgumentException("No owner " + id));
		}

	}

	@RestController
	static class OwnerController {

		private final OwnerRepository owners;

		private final ClinicService clinic;

		OwnerController(OwnerRepository owners, ClinicService clinic) {
			this.owners = owners;
			this.clinic = clinic;
		}

		@GetMapping("/owners")
		List<Owner> list(@RequestParam(defaultValue = "") String lastName, @RequestParam(defaultValue = "1") int page) {
			return this.owners.findByLastNameStartingWith(lastName, PageRequest.of(page - 1, 5)).getContent();
		}

		@PostMapping("/owners/{id}/pets/{name}/visits")
		Owner visit(@PathVariable Integer id, @PathVariable String name, @RequestBody LocalDate day) {
			return this.clinic.visit(id, name, day);
		}

	}

}

package io.github.neonspring.sample.transfer;

import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Transient;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;

/**
 * Money that was moved from one account to another.
 */
@Entity
public class Transfer implements Persistable<UUID> {

	@Id
	private UUID id = UUID.randomUUID();

	@Column(name = "source_id")
	private long from;

	@Column(name = "target_id")
	private long to;

	private long amount;

	private Instant made = Instant.now();

	@Transient
	private boolean isNew;

	protected Transfer() {
	}

	public Transfer(UUID id, long from, long to, long amount) {
		this.id = id;
		this.from = from;
		this.to = to;
		this.amount = amount;
		this.isNew = true;
	}

	@Override
	public @Nullable UUID getId() {
		return this.id;
	}

	@Override
	@JsonIgnore
	public boolean isNew() {
		return this.isNew;
	}

	public long getFrom() {
		return this.from;
	}

	public long getTo() {
		return this.to;
	}

	public long getAmount() {
		return this.amount;
	}

	public Instant getMade() {
		return this.made;
	}

}
